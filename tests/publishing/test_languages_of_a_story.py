"""In which languages a story can be read, and what its row says of each."""

from itertools import product

import pytest

from articles.models import Article, Translation
from tests.factories import ArticleFactory, CategoryFactory, story

pytestmark = pytest.mark.django_db

TEXTS = {
    Translation.MISSING: {"headline": None, "lead": None, "body": None},
    Translation.HEADLINE: {"headline": "Sınır", "lead": "Kısa.", "body": None},
    Translation.READY: {"headline": "Sınır", "lead": "Kısa.", "body": "<p>Metin.</p>"},
    Translation.OUTDATED: {"headline": "Sınır", "lead": "Kısa.", "body": "<p>Metin.</p>"},
}


def texts(language, state):
    return {f"{field}_{language}": value for field, value in TEXTS[state].items()} | {f"translation_{language}": state}


@pytest.fixture
def every_story(clock):
    """Stories of all states in both languages, withdrawn or not, from either original."""
    section = CategoryFactory()
    return [
        ArticleFactory(
            category=section,
            source_language=source,
            withdrawn_tr=gone_tr,
            withdrawn_fr=gone_fr,
            **texts("tr", turkish),
            **texts("fr", french),
        )
        for turkish, french in product(TEXTS, TEXTS)
        for gone_tr, gone_fr in product((False, True), (False, True))
        for source in ("tr", "fr")
    ]


def test_the_row_and_the_list_agree_on_what_is_shown_in_a_language(every_story):
    for language in ("tr", "fr"):
        listed = set(Article.objects.visible(language=language).values_list("pk", flat=True))
        assert listed == {row.pk for row in every_story if row.shows(language)}
        assert listed


def test_visible_without_a_language_means_in_at_least_one(every_story):
    listed = set(Article.objects.visible().values_list("pk", flat=True))
    assert listed == {row.pk for row in every_story if row.shows("tr") or row.shows("fr")}


def test_readable_in_a_language_means_its_whole_text(every_story):
    for language in ("tr", "fr"):
        listed = set(Article.objects.visible().readable_in(language).values_list("pk", flat=True))
        assert listed == {row.pk for row in every_story if row.has_body_in(language)}


def test_every_visible_story_leads_to_a_page_with_a_text(every_story):
    for row in Article.objects.visible():
        for language in ("tr", "fr"):
            page = row.page_for(language)
            assert row.shows(page)
            body = row.body_language(page)
            assert row.has_body_in(body)
            assert row.text("body", body)


def test_every_address_answers_and_no_redirect_goes_in_a_circle(every_story, client):
    for row in every_story:
        if not (row.headline_tr or row.headline_fr):
            continue  # what has no headline has no address
        for language in ("tr", "fr"):
            answer = client.get(row.url_in(language))
            if row.shows(language):
                assert answer.status_code == 200, row.pk
            elif answer.status_code == 302:
                assert client.get(answer["Location"]).status_code == 200
            else:
                assert answer.status_code in (404, 410)
                assert answer.status_code == 404 or row.withdrawn_tr or row.withdrawn_fr


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"headline_fr": None, "body_fr": "<p>Sans titre.</p>"}, Translation.MISSING),
        ({"headline_fr": "Titre", "body_fr": None}, Translation.HEADLINE),
        ({"headline_fr": "Titre", "body_fr": "<p></p>"}, Translation.HEADLINE),
        ({"headline_fr": "Titre", "body_fr": "<script>alert(1)</script>"}, Translation.HEADLINE),
        ({"headline_fr": "  ", "body_fr": "<p>Texte.</p>"}, Translation.MISSING),
        ({"headline_fr": "Titre", "body_fr": "<p>Texte.</p>"}, Translation.READY),
    ],
)
def test_the_state_of_a_language_follows_from_what_is_written(fields, state):
    row = ArticleFactory(**fields)
    row.refresh_from_db()
    assert row.translation_fr == state


def test_a_story_withdrawn_in_one_language_stays_in_the_other(clock, client):
    row = ArticleFactory(withdrawn_fr=True, headline_fr="Retirée en français")
    assert client.get(row.url_in("tr")).status_code == 200
    assert client.get(row.url_in("fr")).status_code == 410
    assert row in Article.objects.visible(language="tr")
    assert row not in Article.objects.visible(language="fr")
    assert "Retirée en français" not in client.get("/fr/").text


def test_a_headline_whose_original_was_withdrawn_is_gone_with_it(clock, client):
    row = story(only="fr", headline_tr="Yalnız başlık", withdrawn_fr=True)
    assert client.get(row.url_in("tr")).status_code == 410
    assert client.get(row.url_in("fr")).status_code == 410
    assert "Yalnız başlık" not in client.get("/").text
