"""When readers see a story, and when they do not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, RelatedStory
from korner.publishing import Status
from tests.conftest import brussels
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, TagFactory, TopicFactory
from tests.pages import list_pages

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)

# What hides a story, and what its own address answers then.
HIDDEN = {
    "draft": (lambda now: {"status": Status.DRAFT, "publish_at": None}, 404),
    "draft with a date": (lambda now: {"status": Status.DRAFT}, 404),
    "in review": (lambda now: {"status": Status.IN_REVIEW}, 404),
    "approved": (lambda now: {"status": Status.APPROVED}, 404),
    "published without a time": (lambda now: {"publish_at": None}, 404),
    "scheduled": (lambda now: {"publish_at": now + MINUTE}, 404),
    "under embargo": (lambda now: {"embargo_until": now + MINUTE}, 404),
    "expired": (lambda now: {"expire_at": now - MINUTE}, 410),
    "expiring this moment": (lambda now: {"expire_at": now}, 410),
    "withdrawn": (lambda now: {"status": Status.WITHDRAWN}, 410),
    "withdrawn in both languages": (lambda now: {"withdrawn_tr": True, "withdrawn_fr": True}, 410),
    "withdrawn before its time": (lambda now: {"status": Status.WITHDRAWN, "publish_at": now + MINUTE}, 404),
    "withdrawn under embargo": (lambda now: {"status": Status.WITHDRAWN, "embargo_until": now + MINUTE}, 404),
    "expired under embargo": (lambda now: {"expire_at": now - MINUTE, "embargo_until": now + MINUTE}, 404),
    "over before its embargo": (
        lambda now: {"expire_at": now - 20 * MINUTE, "embargo_until": now - 10 * MINUTE},
        404,
    ),
}


@pytest.fixture(params=HIDDEN)
def hidden(request, clock):
    """A story of every hidden kind, filed everywhere; with the status its address answers."""
    fields, status = HIDDEN[request.param]
    story = ArticleFactory(
        authors=[AuthorFactory(kind="columnist")],
        tags=[TagFactory()],
        topics=[TopicFactory()],
        headline_tr="Saklı kalacak bir haber",
        headline_fr="Une nouvelle cachée",
        **fields(timezone.now()),
    )
    return story, status


def test_a_hidden_story_is_in_no_list_of_readers(hidden, client):
    story, _status = hidden
    for path in list_pages(story):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "Saklı kalacak" not in answer.text, path
        assert "Une nouvelle cachée" not in answer.text, path


def test_a_hidden_story_stands_beside_no_other(hidden, client):
    story, _status = hidden
    other = ArticleFactory(
        category=story.category,
        tags=list(story.tags.all()),
        topics=list(story.topics.all()),
        publish_at=timezone.now() - timedelta(seconds=1),
    )
    RelatedStory.objects.create(article=other, other=story)
    for language in ("tr", "fr"):
        answer = client.get(other.url_in(language))
        assert answer.status_code == 200
        assert "Saklı kalacak" not in answer.text
        assert "Une nouvelle cachée" not in answer.text


def test_a_hidden_story_answers_by_its_address_what_readers_may_know(hidden, client):
    story, status = hidden
    for language in ("tr", "fr"):
        answer = client.get(story.url_in(language))
        assert answer.status_code == status
        assert "Saklı kalacak" not in answer.text
        assert "Une nouvelle cachée" not in answer.text


def test_hidden_and_never_written_look_the_same(clock, client):
    scheduled = ArticleFactory(publish_at=timezone.now() + MINUTE)
    for language in ("tr", "fr"):
        path = scheduled.url_in(language)
        hidden, unknown = client.get(path), client.get(path.replace(f"-{scheduled.pk}/", f"-{scheduled.pk + 999}/"))
        assert hidden.status_code == unknown.status_code == 404
        assert hidden.content == unknown.content
        ours = {"X-Request-ID", "ETag"}
        assert {k: v for k, v in hidden.headers.items() if k not in ours} == {
            k: v for k, v in unknown.headers.items() if k not in ours
        }


def test_a_wrong_slug_of_a_hidden_story_tells_nothing(clock, client):
    story = ArticleFactory(draft=True)
    assert client.get(f"/{story.category.slug_tr}/baska-{story.pk}/").status_code == 404


def test_a_scheduled_story_appears_at_its_minute(clock, client):
    story = ArticleFactory(publish_at=brussels("2026-11-25 07:30"), headline_tr="Sabahın ilk haberi")
    clock.move_to("2026-11-25 07:29")
    assert client.get(story.url_in("tr")).status_code == 404
    assert "Sabahın ilk haberi" not in client.get("/").text
    clock.move_to("2026-11-25 07:30")
    assert client.get(story.url_in("tr")).status_code == 200
    assert "Sabahın ilk haberi" in client.get("/").text


def test_an_embargoed_story_appears_when_the_embargo_ends(clock, client):
    story = ArticleFactory(embargo_until=brussels("2026-11-24 18:00"))
    clock.move_to("2026-11-24 17:59")
    assert client.get(story.url_in("fr")).status_code == 404
    clock.move_to("2026-11-24 18:00")
    assert client.get(story.url_in("fr")).status_code == 200


def test_a_story_goes_at_its_last_minute_and_its_address_offers_a_way_on(clock, client):
    story = ArticleFactory(expire_at=brussels("2026-11-24 20:00"), headline_tr="Akşama kadar geçerli")
    clock.move_to("2026-11-24 19:59")
    assert client.get(story.url_in("tr")).status_code == 200
    clock.move_to("2026-11-24 20:00")
    gone = client.get(story.url_in("tr"))
    assert gone.status_code == 410
    assert 'href="/"' in gone.text
    assert "Akşama kadar geçerli" not in client.get("/").text


def test_visible_answers_for_any_moment(clock):
    now = timezone.now()
    story = ArticleFactory(publish_at=now, expire_at=now + timedelta(days=1))
    assert story not in Article.objects.visible(now - MINUTE)
    assert story in Article.objects.visible(now)
    assert story not in Article.objects.visible(now + timedelta(days=1))
    for language in ("tr", "fr"):
        assert story in Article.objects.visible(now, language)


def test_the_row_and_the_list_agree_on_what_is_out(clock):
    now = timezone.now()
    moments = [None, now - MINUTE, now, now + MINUTE]
    section = CategoryFactory()
    stories = [
        ArticleFactory(category=section, status=status, publish_at=at, expire_at=end, embargo_until=embargo)
        for status in (Status.PUBLISHED, Status.DRAFT, Status.WITHDRAWN)
        for at in moments
        for end in moments
        for embargo in moments
    ]
    listed = set(Article.objects.out().values_list("pk", flat=True))
    assert listed == {story.pk for story in stories if story.is_out()}
    assert listed
    assert not any(story.is_gone() for story in stories if story.is_out())
