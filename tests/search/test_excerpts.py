"""The words of a search are marked as they stand in the text, and the excerpt shows where most of them are together."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korner.search.excerpts import LONGEST, Finder, excerpt, marked
from korner.text import analyser


def finder(words, language="tr"):
    return Finder(analyser.query(words, language), language)


@pytest.mark.parametrize(
    ("words", "language", "text", "shown"),
    [
        ("isik", "tr", "IŞIK ve ışıklar", "<mark>IŞIK</mark> ve <mark>ışıklar</mark>"),
        ("belcika", "tr", "Belçika’da", "<mark>Belçika</mark>’da"),
        ("kitap", "tr", "kitabı kitabevi", "<mark>kitabı</mark> kitabevi"),
        ("oeuvre", "fr", "l’œuvre du cœur", "l’<mark>œuvre</mark> du cœur"),
        ("gunes", "tr", "güneşli günaydın", "<mark>güneşli</mark> günaydın"),
        ("abd", "tr", "A.B.D. sabah", "<mark>A.B.D</mark>. sabah"),
        ("arc", "fr", "Jeanne d’Arc, marcheur", "Jeanne d’<mark>Arc</mark>, marcheur"),
    ],
)
def test_words_are_marked_as_they_are_written(words, language, text, shown):
    assert marked(text, finder(words, language)).replace(".</mark>", "</mark>.") == shown


def test_what_stands_in_a_text_is_no_markup():
    shown = marked('<script>leylek</script> & "leylek"', finder("leylek"))
    assert shown == "&lt;script&gt;<mark>leylek</mark>&lt;/script&gt; &amp; &quot;<mark>leylek</mark>&quot;"


def test_a_turkish_ending_is_no_word():
    assert marked("Ankara'da bir dava", finder("dava da")) == "Ankara&#x27;da bir <mark>dava</mark>"


def test_excerpt_shows_where_the_words_stand_together():
    far = "Başka bir cümle burada durur. " * 20
    text = f"Leylek bir kez. {far}Göç eden leylek sürüsü yolda. {far}"
    shown = excerpt("Kısa özet.", text, finder("leylek göç"))
    assert "<mark>Göç</mark> eden <mark>leylek</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_excerpt_begins_with_the_lead_where_the_words_stand_in_the_headline_only():
    assert excerpt("Kısa özet.", "Metin.", finder("leylek")) == "Kısa özet.\nMetin."


@given(st.text("leylekgöçışİI '’.<>&\n", max_size=1500))
@settings(max_examples=100, deadline=None)
def test_excerpt_is_short_whole_and_harmless(text):
    shown = excerpt("", text, finder("leylek göç"))
    plain = re.sub("</?mark>", "", shown)
    assert "<" not in plain
    assert ">" not in plain
    assert shown.count("<mark>") == shown.count("</mark>")
    assert (
        len(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#x27;", "'")) <= LONGEST + 4
    )
