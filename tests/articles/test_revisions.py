"""When readers are told that a story was updated, and when a translation is older than its original."""

import pytest
from django.utils import timezone

from articles.models import Article, Translation
from articles.revising import note_revision
from tests.factories import ArticleFactory
from tests.pages import parse

pytestmark = pytest.mark.django_db

FIELDS = ("headline", "lead", "body")


def change(row, *, small=False, **texts):
    """Change texts of a story as its form does."""
    before = {(field, language): row.text(field, language) for field in FIELDS for language in ("tr", "fr")}
    for name, value in texts.items():
        setattr(row, name, value)
    note_revision(row, before, small=small)
    row.save()
    row.refresh_from_db()
    return row


@pytest.fixture
def row(clock):
    row = ArticleFactory(body_fr="<p>Il a dit : « Oui ! » et il est parti.</p>")
    return Article.objects.get(pk=row.pk)


def test_a_new_story_bears_no_updated_time(row, client):
    assert row.revised_at is None
    assert not parse(client.get(row.url_in("tr"))).xpath("//*[contains(@class, 'updated')]")


@pytest.mark.parametrize(
    "texts", [{"headline_tr": "Yeni başlık"}, {"lead_tr": "Yeni özet."}, {"body_tr": "<p>Yeni metin.</p>"}]
)
def test_a_real_change_of_the_original_is_told_and_marks_the_translation_outdated(row, client, texts):
    change(row, **texts)
    assert row.revised_at == timezone.now()
    assert row.translation_fr == Translation.OUTDATED
    assert row.translation_tr == Translation.READY
    assert parse(client.get(row.url_in("tr"))).xpath("//*[contains(@class, 'updated')]//time")


def test_a_small_change_is_told_to_nobody(row):
    change(row, small=True, headline_tr="Yazım düzeltildi")
    assert row.revised_at is None
    assert row.translation_fr == Translation.READY


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"headline_tr": "  {headline_tr} \n"},
        {"body_fr": "<p>Il a dit&nbsp;: «&nbsp;Oui&nbsp;!&nbsp;» et il est parti.</p>"},
        {"body_fr": "<p>Il a dit : « Oui ! » et il est parti.</p>"},
        {"body_tr": '<p class="MsoNormal" onclick="x()">Haberin Türkçe metni burada başlıyor.</p><script>1</script>'},
    ],
)
def test_what_the_form_alone_writes_otherwise_is_no_change(row, texts):
    change(row, **{name: value.format(headline_tr=row.headline_tr) for name, value in texts.items()})
    assert row.revised_at is None
    assert row.translation_fr == Translation.READY


def test_a_new_translation_is_ready_again_after_the_original_changed(row):
    change(row, body_tr="<p>Yeni metin.</p>")
    assert row.translation_fr == Translation.OUTDATED
    change(row, body_fr="<p>Nouveau texte.</p>")
    assert row.translation_fr == Translation.READY


def test_original_and_translation_changed_together_stay_ready(row):
    change(row, body_tr="<p>Yeni metin.</p>", body_fr="<p>Nouveau texte.</p>")
    assert row.translation_fr == Translation.READY


def test_a_change_of_the_translation_alone_leaves_the_original_ready(row):
    change(row, body_fr="<p>Mieux dit.</p>")
    assert (row.translation_tr, row.translation_fr) == (Translation.READY, Translation.READY)
    assert row.revised_at == timezone.now()


def test_a_headline_only_translation_does_not_become_outdated(clock):
    row = change(ArticleFactory(body_fr=None), body_tr="<p>Yeni metin.</p>")
    assert row.translation_fr == Translation.HEADLINE


def test_an_outdated_text_stays_outdated_through_any_other_save(row):
    change(row, body_tr="<p>Yeni metin.</p>")
    row.place_tr = "Brüksel"
    row.save()
    row.refresh_from_db()
    assert row.translation_fr == Translation.OUTDATED


def test_a_draft_is_changed_without_being_revised(clock):
    row = change(ArticleFactory(draft=True), headline_tr="Başka")
    assert row.revised_at is None
    assert row.translation_fr == Translation.READY
