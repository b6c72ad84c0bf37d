"""Are French spaces set where they belong, and nowhere else?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korner.text.html import plain_text, sanitise
from korner.text.typography import set_spaces, set_spaces_html

FRENCH = st.text(alphabet="ab1 «»:;?!.\u00a0\u202f()@/w\n“”\"'", max_size=40)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ?", "Pourquoi_?"),
        ("Pourquoi?! Non ; oui !", "Pourquoi_?! Non_; oui_!"),
        ("Bruxelles : le choix", "Bruxelles~: le choix"),
        ("Bruxelles: le choix", "Bruxelles~: le choix"),
        ("Il dit « oui » hier", "Il dit «~oui~» hier"),
        ("Il dit «oui».", "Il dit «~oui~»."),
        ("à 16:55 (ici ?)", "à 16:55 (ici_?)"),
        ("voir https://example.org/?a=b;c:d ici :", "voir https://example.org/?a=b;c:d ici~:"),
        ("a@b.example; puis", "a@b.example; puis"),
        ("Quoi\u00a0? Si\u202f: non", "Quoi_? Si~: non"),
        ("rien : 12 % (?)", "rien~: 12 % (?)"),
    ],
)
def test_french_punctuation_gets_its_no_break_spaces(typed, printed):
    assert set_spaces(typed, "fr") == printed.replace("_", "\u202f").replace("~", "\u00a0")


def test_turkish_is_left_alone():
    assert set_spaces("Neden ? « Bu : şu »", "tr") == "Neden ? « Bu : şu »"
    assert set_spaces_html("<p>Neden ?</p>", "tr") == "<p>Neden ?</p>"


def test_tags_and_entities_are_left_alone():
    html = '<p>A &amp; b : <a href="https://example.org/?a=1;b">c</a> ? &lt;d</p>'
    assert set_spaces_html(html, "fr") == (
        '<p>A &amp; b&nbsp;: <a href="https://example.org/?a=1;b">c</a>\u202f? &lt;d</p>'
    )


@settings(max_examples=400)
@given(FRENCH)
def test_setting_spaces_twice_changes_nothing(text):
    once = set_spaces(text, "fr")
    assert set_spaces(once, "fr") == once


@settings(max_examples=400)
@given(FRENCH)
def test_only_spaces_ever_change(text):
    changed = set_spaces(text, "fr")
    assert [char for char in changed if char not in " \u00a0\u202f"] == [
        char for char in text if char not in " \u00a0\u202f"
    ]


@given(FRENCH, FRENCH)
def test_a_sanitised_body_stays_sanitised(one, other):
    body = set_spaces_html(sanitise(f"<p>{one}<strong>{other}</strong></p>"), "fr")
    assert sanitise(str(body)) == body
    assert set_spaces_html(body, "fr") == body
    assert plain_text(body).count("<") == 0


def test_a_long_row_of_spaces_is_read_once():
    text = "\u00a0" * 200_000 + "a" * 200_000
    assert set_spaces(text, "fr") == text
