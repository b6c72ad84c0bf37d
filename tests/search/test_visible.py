"""What readers may not see is not found, in either language, at any minute."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from korner.publishing import Status
from korner.search import indexing
from korner.search.models import SearchDocument, SearchTerms, SearchText
from tests.factories import ArticleFactory, StandingPageFactory
from tests.search.paper import ask, found, printed

pytestmark = pytest.mark.django_db


def test_scheduled_story_is_found_from_its_minute_on(clock):
    story = printed(headline_tr="Leylek göçü", publish_at=timezone.now() + timedelta(hours=1))
    assert found("leylek") == []
    clock.move_to("2026-11-24 13:00")
    assert found("leylek") == [story.pk]


def test_expired_story_is_found_until_its_minute(clock):
    story = printed(headline_tr="Leylek göçü", expire_at=timezone.now() + timedelta(minutes=5))
    assert found("leylek") == [story.pk]
    clock.move_to("2026-11-24 12:05")
    assert found("leylek") == []


def test_embargoed_story_is_not_found_before_its_embargo_ends(clock):
    story = printed(headline_tr="Leylek göçü", embargo_until=timezone.now() + timedelta(minutes=5))
    assert found("leylek") == []
    clock.move_to("2026-11-24 12:05")
    assert found("leylek") == [story.pk]


def test_withdrawn_story_is_gone_with_its_words():
    story = printed(headline_tr="Leylek göçü")
    workflow.withdraw(story, by=None)
    assert found("leylek") == []
    assert not SearchDocument.objects.exists()
    assert not SearchTerms.objects.exists()
    assert not SearchText.objects.exists()


def test_draft_has_no_document():
    story = ArticleFactory(draft=True)
    indexing.write(story)
    assert not SearchDocument.objects.exists()


def test_language_that_is_withdrawn_is_not_found_while_the_other_is():
    story = printed(headline_tr="Leylek göçü", headline_fr="La cigogne migre")
    assert found("leylek") == found("cigogne", "fr") == [story.pk]
    story.withdrawn_tr = True
    story.save()
    indexing.write(story)
    assert found("leylek") == []
    assert found("cigogne", "fr") == [story.pk]


def test_headline_alone_is_found_with_its_lead_and_not_with_the_text_of_the_other_language():
    story = printed("fr", headline_tr="Leylek göçü", lead_tr="Kuşlar yolda.", body_fr="<p>La cigogne migre.</p>")
    assert found("leylek") == found("kuşlar") == [story.pk]
    assert [hit.language for hit in ask("cigogne").hits] == ["fr"]
    story.withdrawn_fr = True
    story.save()
    indexing.write(story)
    assert found("leylek") == []


def test_page_that_is_taken_off_is_not_found():
    page = StandingPageFactory(name_tr="Künyemiz", name_fr="Qui sommes-nous")
    indexing.write(page)
    assert found("künyemiz") == [page.pk]
    page.published = False
    page.save()
    indexing.write(page)
    assert found("künyemiz") == []


def test_visible_asks_the_same_of_documents_and_of_stories(clock):
    now = timezone.now()
    for hours in (-2, 2):
        for expires in (None, now - timedelta(hours=1), now + timedelta(hours=1)):
            for embargo in (None, now + timedelta(hours=1)):
                publish_at = now + timedelta(hours=hours)
                if expires and expires <= publish_at:
                    continue
                printed(publish_at=publish_at, expire_at=expires, embargo_until=embargo, status=Status.PUBLISHED)
    from articles.models import Article

    for language in ("tr", "fr"):
        stories = set(Article.objects.visible(language=language).values_list("pk", flat=True))
        documents = set(SearchDocument.objects.visible(language=language).values_list("object_id", flat=True))
        assert stories == documents
        assert stories
