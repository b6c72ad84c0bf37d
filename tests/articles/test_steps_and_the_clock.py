"""What time alone does to a story: its minute, its embargo, its end, also on the nights when the clocks change."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from articles import workflow
from articles.models.day_keeping import recount_passed
from articles.models.days import DayCount
from korner.search import indexing
from tests.conftest import brussels
from tests.factories import ArticleFactory, AuthorFactory, TagFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db
HEADLINE = "Kozalaklı köprü açıldı"

SPRING, AUTUMN = "2026-03-29", "2026-10-25"
# (the clock before, the moment that was set)
NIGHTS = [
    ("2026-03-28 23:00", brussels(f"{SPRING} 01:59")),
    ("2026-03-28 23:00", brussels(f"{SPRING} 03:00")),
    ("2026-03-28 23:00", brussels(f"{SPRING} 06:30")),
    ("2026-10-24 23:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # 02.30 for the first time
    ("2026-10-24 23:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),  # 02.30 for the second time
    ("2026-10-24 23:00", brussels(f"{AUTUMN} 03:00")),
    ("2026-10-24 23:00", brussels(f"{AUTUMN} 06:30")),
]
# In UTC, where a second less is a second earlier.
night = pytest.mark.parametrize(
    ("before", "moment"),
    [(before, moment.astimezone(UTC)) for before, moment in NIGHTS],
    ids=[str(moment) for _before, moment in NIGHTS],
)


def status(client, row):
    return client.get(row.url_in("tr")).status_code


@night
def test_a_scheduled_story_appears_at_its_minute_with_no_job_running(client, clock, before, moment):
    clock.move_to(before)
    row = ArticleFactory(draft=True, headline_tr=HEADLINE)
    workflow.publish(row, by=UserFactory(role="editor"), at=moment)
    clock.traveller.move_to(moment - timedelta(seconds=1))
    assert status(client, row) == 404
    assert HEADLINE not in client.get("/").text
    clock.traveller.move_to(moment)
    assert status(client, row) == 200
    assert HEADLINE in client.get("/").text


@night
def test_an_embargo_ends_at_its_minute(client, clock, before, moment):
    clock.move_to(before)
    row = ArticleFactory(headline_tr=HEADLINE, embargo_until=moment)
    clock.traveller.move_to(moment - timedelta(seconds=1))
    assert status(client, row) == 404
    clock.traveller.move_to(moment)
    assert status(client, row) == 200


@night
def test_a_story_expires_at_its_minute_and_says_that_it_is_gone(client, clock, before, moment):
    clock.move_to(before)
    row = ArticleFactory(headline_tr=HEADLINE, expire_at=moment)
    clock.traveller.move_to(moment - timedelta(seconds=1))
    assert status(client, row) == 200
    clock.traveller.move_to(moment)
    assert status(client, row) == 410
    assert HEADLINE not in client.get("/").text


def test_withdrawn_is_410_and_restored_is_back_under_its_own_date(client, clock):
    editor = UserFactory(role="editor")
    row = ArticleFactory(publish_at=brussels("2026-11-20 10:00"))
    workflow.withdraw(row, by=editor, note="Yanlış kişi.")
    page = client.get(row.url_in("tr"))
    assert page.status_code == 410
    assert "Yanlış kişi." not in page.text  # the reason is the newsroom's
    workflow.publish(row, by=editor)
    assert status(client, row) == 200
    assert row.publish_at == brussels("2026-11-20 10:00")


def places(row, other):
    """Every public place where a story stands once it is out: name → path."""
    author, tag, topic = row.authors.get(), row.tags.get(), row.topic_entries.get().topic
    day = row.publish_at
    return {
        "home": "/",
        "latest": "/son-haberler/",
        "section": row.category.url_in("tr"),
        "author": author.url_in("tr"),
        "tag": tag.url_in("tr"),
        "topic": topic.url_in("tr"),
        "search": "/ara/?q=kozalaklı",
        "archive of the day": f"/arsiv/{day:%Y/%m/%d}/",
        "related box": other.url_in("tr"),
        "feed": "/rss/",
    }


def test_under_embargo_a_story_stands_nowhere_and_after_it_everywhere(client, clock):
    end = brussels("2026-11-24 18:00")
    author, tag, topic = AuthorFactory(), TagFactory(), TopicFactory()
    other = ArticleFactory(authors=[author], tags=[tag], topics=[topic], publish_at=brussels("2026-11-24 09:00"))
    row = ArticleFactory(
        draft=True,
        headline_tr=HEADLINE,
        category=other.category,
        authors=[author],
        tags=[tag],
        topics=[topic],
        embargo_until=end,
    )
    workflow.publish(row, by=UserFactory(role="editor"), now=brussels("2026-11-24 10:00"))
    indexing.write(row)
    found = {name: client.get(path) for name, path in places(row, other).items()}
    assert {name for name, page in found.items() if HEADLINE in page.text or row.slug_tr in page.text} == set()
    assert client.get(row.url_in("tr")).status_code == 404
    assert row.slug_tr not in sitemap(client)
    assert counted(row) == 1  # the other one alone

    clock.move_to("2026-11-24 18:00")
    recount_passed()
    found = {name: client.get(path) for name, path in places(row, other).items()}
    assert {name: page.status_code for name, page in found.items() if page.status_code != 200} == {}
    assert {name for name, page in found.items() if row.slug_tr not in page.text} == set()
    page = client.get(row.url_in("tr")).text
    assert "application/ld+json" in page
    assert row.slug_tr in sitemap(client)
    assert counted(row) == 2


def sitemap(client):
    """All parts of the sitemap as one text."""
    parts = re.findall(r"<loc>http://testserver(/[^<]+)</loc>", client.get("/sitemap.xml").text)
    return "".join(client.get(part).text for part in parts)


def counted(row):
    """How many stories the archive counts for the story's day."""
    local = row.publish_at.astimezone(brussels("2026-11-24 12:00").tzinfo)
    return DayCount.objects.filter(day=local.date()).values_list("stories", flat=True).first() or 0
