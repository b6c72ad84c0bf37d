"""How long lists go on: by place, so that no story is lost or shown twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from korner.addresses import reverse_in
from korner.paging import Place, parse_place
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, TagFactory, TopicFactory
from tests.pages import parse

SIZE = 24


def filed_stories(number, *, at):
    """`number` stories filed alike; `at(n)` is the time of the n-th."""
    filed = {
        "category": CategoryFactory(),
        "authors": [AuthorFactory()],
        "tags": [TagFactory()],
        "topics": [TopicFactory()],
    }
    return [ArticleFactory(publish_at=at(n), **filed) for n in range(number)]


def walk(client, path, stories, language):
    """Follow the list at `path` from page to page; return the stories' ids in the order they stand there."""
    by_url = {story.url_in(language): story.pk for story in stories}
    found, page = [], path
    for _page in range(20):
        document = parse(client.get(page))
        links = document.xpath("//main//li//a/@href | //main//article//a/@href")
        found += [by_url[link] for link in links if link in by_url]
        onward = document.xpath("//main//a[@rel='next']/@href")
        if not onward:
            return found
        page = path.split("?")[0] + onward[0]
    raise AssertionError("the list does not end")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["latest", "section", "author", "tag", "topic"])
def test_no_story_is_lost_or_doubled_over_pages_with_equal_times(client, name):
    now = timezone.now()
    stories = filed_stories(2 * SIZE + 3, at=lambda n: now - timedelta(minutes=n // 11, microseconds=n // 11))
    one = stories[0]
    path = {
        "latest": reverse_in("fr", "latest"),
        "section": one.category.url_in("fr"),
        "author": one.authors.get().url_in("fr"),
        "tag": one.tags.get().url_in("fr"),
        "topic": one.topics.get().url_in("fr"),
    }[name]
    found = walk(client, path, stories, "fr")
    assert found == list(Article.objects.newest_first().values_list("pk", flat=True))
    assert len(found) == len(set(found)) == len(stories)


@pytest.mark.django_db
def test_the_choice_of_language_goes_along_from_page_to_page(client):
    stories = filed_stories(SIZE + 2, at=lambda n: timezone.now() - timedelta(minutes=n))
    found = walk(client, f"{reverse_in('tr', 'latest')}?dil=tr", stories, "tr")
    assert len(found) == len(stories)
    document = parse(client.get(f"{reverse_in('tr', 'latest')}?dil=tr"))
    (onward,) = document.xpath("//main//a[@rel='next']/@href")
    assert "dil=tr" in onward
    (back,) = parse(client.get(reverse_in("tr", "latest") + onward)).xpath("//main//a[@rel='first']/@href")
    assert back == "?dil=tr"


@pytest.mark.django_db
def test_a_story_published_meanwhile_moves_nothing_on_the_following_pages(client):
    stories = filed_stories(SIZE + 5, at=lambda n: timezone.now() - timedelta(minutes=n + 1))
    (onward,) = parse(client.get(reverse_in("tr", "latest"))).xpath("//main//a[@rel='next']/@href")
    before = client.get(reverse_in("tr", "latest") + onward).text
    assert stories[-1].headline_tr in before
    ArticleFactory(category=stories[0].category, publish_at=timezone.now())
    after = client.get(reverse_in("tr", "latest") + onward).text
    assert [s.pk for s in stories if s.url_in("tr") in before] == [s.pk for s in stories if s.url_in("tr") in after]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        "",
        "1",
        "2",
        "abc",
        "20261124T110000Z",
        "20261124T110000Z-",
        "20261124T110000Z-0x1",
        "20261124T110000Z--1",
        "20261124T110000Z-9999999999999999999999",
        "20261124T110000Z-٣",
        "２０261124T110000Z-1",
        "20261324T110000Z-1",
        "20260230T110000Z-1",
        "20261124T250000Z-1",
        "2026-11-24T11:00:00Z-1",
        "20261124T110000Z-01",
        "20261124T110000.000000Z-1",
        "20261124T110000+0100-1",
        "%00",
        "'%20OR%201=1--",
        "00010101T000000Z-1",
        "19000101T000000Z-1",
    ],
)
def test_a_place_that_is_none_or_has_nothing_behind_it_is_not_found(client, asked):
    row = ArticleFactory(publish_at=datetime(2026, 1, 1, tzinfo=UTC))
    for path in (reverse_in("tr", "latest"), row.category.url_in("tr")):
        assert client.get(f"{path}?once={asked}").status_code == 404, path
    assert client.get(f"{reverse_in('fr', 'latest')}?avant={asked}").status_code == 404


@pytest.mark.django_db
def test_older_pages_say_so_and_are_reached_only_by_the_pages_own_parameter(client):
    stories = filed_stories(SIZE + 1, at=lambda n: timezone.now() - timedelta(minutes=n))
    place = Place(stories[0].publish_at, stories[0].pk)
    assert client.get(f"{reverse_in('tr', 'latest')}?once={place}").status_code == 200
    assert client.get(f"{reverse_in('fr', 'latest')}?avant={place}").status_code == 200
    assert client.get(f"{reverse_in('fr', 'latest')}?once={place}").status_code == 404


@pytest.mark.django_db
def test_ordered_stories_of_a_dossier_stand_once_and_only_on_its_first_page(client):
    topic = TopicFactory()
    stories = [
        ArticleFactory(topics=[topic], publish_at=timezone.now() - timedelta(minutes=n)) for n in range(SIZE + 4)
    ]
    for order, row in enumerate(reversed(stories[:3]), start=1):
        topic.entries.filter(article=row).update(order=order)
    found = walk(client, topic.url_in("tr"), stories, "tr")
    assert found == [stories[2].pk, stories[1].pk, stories[0].pk, *(row.pk for row in stories[3:])]


@pytest.mark.django_db
def test_the_order_of_one_dossier_is_not_that_of_another(client):
    first, second = TopicFactory(), TopicFactory()
    rows = [ArticleFactory(topics=[first, second], publish_at=timezone.now() - timedelta(minutes=n)) for n in range(3)]
    first.entries.filter(article=rows[2]).update(order=1)
    assert walk(client, first.url_in("tr"), rows, "tr") == [rows[2].pk, rows[0].pk, rows[1].pk]
    assert walk(client, second.url_in("tr"), rows, "tr") == [rows[0].pk, rows[1].pk, rows[2].pk]


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 1, 1), timezones=st.just(UTC)),
    st.integers(min_value=0, max_value=10**18 - 1),
)
def test_a_place_is_read_back_as_it_was_written(at, pk):
    assert parse_place(str(Place(at, pk))) == Place(at, pk)


@given(st.one_of(st.text(max_size=40), st.from_regex(r"\A\d{8}T\d{6}(\.\d+)?Z-\d+\Z")))
def test_any_text_is_a_place_with_one_spelling_or_not_found(text):
    try:
        place = parse_place(text)
    except Http404:
        return
    assert str(place) == text
