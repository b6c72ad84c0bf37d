"""What saving a story keeps right by itself: clean texts, its section's root, its version."""

import pytest
from django.utils import translation

from articles.models import Article
from articles.models.texts import LINES, settled
from tests.factories import ArticleFactory, CategoryFactory

pytestmark = pytest.mark.django_db


def saved(**fields):
    return Article.objects.get(pk=ArticleFactory(**fields).pk)


@pytest.mark.parametrize("language", ["tr", "fr"])
@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<iframe src="https://evil.test"></iframe>',
        '<p style="background:url(https://evil.test)">x</p>',
        "<svg onload=alert(1)>",
    ],
)
def test_a_body_is_cleaned_by_whatever_door_it_comes_in(client, language, attack):
    field = f"body_{language}"
    row = saved(**{field: f"<p>Önce.</p>{attack}"})
    for word in ("<script", "onerror", "javascript:", "iframe", "style=", "onload", "evil.test"):
        assert word not in row.text("body", language)
    page = client.get(row.url_in(language)).text
    assert "<script>alert" not in page
    assert "evil.test" not in page


@pytest.mark.parametrize(
    "text",
    ["</title><script>alert(1)</script>", "{{7*7}} {% csrf_token %}", '" onmouseover="alert(1)', "]]></script><b>"],
)
def test_lines_are_printed_as_they_were_typed_and_never_as_markup(client, text):
    row = saved(**{f"{field}_tr": text[:60] for field in LINES if not field.startswith("seo")})
    document = client.get(row.url_in("tr")).text
    assert "<script>alert" not in document
    assert '" onmouseover="alert' not in document
    assert "49 " not in document.split("<h1", 1)[1].split("</h1>")[0]
    for path in ("/", row.category.url_in("tr")):
        assert "<script>alert" not in client.get(path).text


def test_lines_lose_control_and_direction_characters():
    row = saved(headline_tr="Ters\u202e yazı\x00\x07 \n ve\tsatır", kicker_tr="\u2066x\u2069")
    assert row.headline_tr == "Ters yazı ve satır"
    assert row.kicker_tr == "x"


def test_french_texts_get_their_spaces_and_turkish_ones_are_left_alone():
    row = saved(
        headline_fr="Quoi ? « Rien »", headline_tr="Ne ? « Hiç »", body_fr="<p>Où ?</p>", body_tr="<p>Nerede ?</p>"
    )
    assert row.headline_fr != "Quoi ? « Rien »"
    assert row.headline_fr.replace("\u202f", " ").replace("\u00a0", " ") == "Quoi ? « Rien »"
    assert row.headline_tr == "Ne ? « Hiç »"
    assert row.body_tr == "<p>Nerede ?</p>"
    assert " ?" not in row.body_fr


@pytest.mark.parametrize(
    "text",
    ["<p>Il dit : « Oui ! »</p>", "<p>a &amp; b</p>", "<h1>x</h1><p>y</p>", "düz", "<p>12:30 https://a.test/?x=1</p>"],
)
def test_settling_a_text_twice_changes_nothing(text):
    for field in ("headline", "body"):
        for language in ("tr", "fr"):
            once = settled(field, text, language)
            assert settled(field, once, language) == once


def test_a_story_knows_the_section_of_the_first_level():
    parent = CategoryFactory()
    part = CategoryFactory(parent=parent)
    assert saved(category=part).root_id == parent.pk
    assert saved(category=parent).root_id == parent.pk


def test_moving_a_section_under_another_takes_its_stories_along(client):
    parent, part = CategoryFactory(), CategoryFactory()
    row = ArticleFactory(category=part)
    part.parent = parent
    part.save()
    assert row.headline_tr in client.get(parent.url_in("tr")).text
    assert row.headline_tr in client.get(part.url_in("tr")).text


def test_every_save_raises_the_version():
    row = saved()
    number = row.version
    row.save()
    assert Article.objects.get(pk=row.pk).version == number + 1


def test_a_story_is_called_by_its_own_headline_whatever_language_is_active():
    row = saved(source_language="fr", headline_fr="Titre français", headline_tr="Türkçe başlık")
    for language in ("tr", "fr", "en"):
        with translation.override(language):
            assert str(row) == "Titre français"
