"""Pages shared by several machines: the same rules with Valkey or Redis as the store."""

import os

import pytest
import redis

from korner.caching import stores
from korner.caching.pages import Page
from korner.caching.valkey import ValkeyStore
from tests.door import Reader
from tests.factories import ArticleFactory
from tests.settings import WORKER

SERVER = os.environ.get("TEST_REDIS_URL", "")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SERVER, reason="needs Redis: make test plays it in its second run"),
]
URL = f"{SERVER}/{8 + WORKER}"


@pytest.fixture
def server():
    client = redis.Redis.from_url(URL)
    client.flushdb()
    yield client
    client.flushdb()


@pytest.fixture
def store(settings, server):
    settings.PAGE_STORE_URL = URL
    stores.forget()
    yield stores.current()
    stores.forget()


@pytest.fixture
def story(clock):
    return ArticleFactory(headline_tr="Kanalda yeni köprü")


def test_second_look_does_not_reach_django_on_any_machine(reader, story):
    assert reader.get("/").made
    assert not reader.get("/").made
    assert not Reader().get("/").made


def test_save_is_seen_on_every_machine(reader, story, saving):
    other = Reader()
    reader.get(story.url_in("tr"))
    other.get(story.url_in("tr"))
    with saving():
        story.headline_tr, story.slug_tr = "Köprü açıldı", story.slug_tr
        story.save()
    assert "Köprü açıldı" in other.get(story.url_in("tr")).text
    assert "Köprü açıldı" in reader.get(story.url_in("tr")).text


def test_purge_leaves_pages_that_do_not_show_the_row(reader, story, saving):
    reader.get(story.url_in("tr"))
    with saving():
        ArticleFactory(draft=True, category=story.category)
    assert not reader.get(story.url_in("tr")).made


def test_purge_of_everything_leaves_no_page(reader, store, story):
    reader.get("/")
    store.new_epoch()
    assert reader.get("/").made


def test_server_that_lost_all_begins_a_new_epoch(reader, server, store, story):
    reader.get("/")
    epoch, _number = store.read_last()
    server.flushdb()
    assert reader.get("/").made
    assert store.read_last()[0] != epoch


def test_numbers_of_a_new_epoch_are_newer_than_all_before(server, store):
    before = store.touch(["article1"])
    server.flushdb()
    assert store.touch(["article1"]) > before


def test_too_many_tags_end_the_epoch_and_the_release_is_remembered(store, monkeypatch):
    monkeypatch.setattr("korner.caching.valkey.MOST_TAGS", 5)
    store.takes_release(b"a" * 16)
    epoch, number = store.read_last()
    store.touch(f"article{n}" for n in range(6))
    assert store.touch(["article7"]) > number
    assert store.read_last()[0] != epoch
    assert not store.takes_release(b"a" * 16)


def test_tag_touched_after_the_building_began_makes_the_page_old(store):
    epoch, number = store.start()
    page = Page("200 OK", [], "e", ("article1", "new"), (), number, epoch, 2e9, {"": b"x"})
    store.touch(["article2"])
    assert store.is_good(page)
    store.touch(["new"])
    assert not store.is_good(page)


def test_one_machine_builds_and_the_other_takes_what_it_made(store):
    other, made = ValkeyStore(URL), {}
    with store.builder("a" * 40, lambda: made.get("page")) as found:
        assert found is None
        made["page"] = "the page"
        with other.builder("a" * 40, lambda: made.get("page")) as taken:
            assert taken == "the page"
    with other.builder("a" * 40, lambda: None) as found:
        assert found is None


def test_new_release_is_noticed_once(store):
    assert not store.takes_release(b"a" * 16)
    assert store.takes_release(b"b" * 16)
    assert not store.takes_release(b"b" * 16)
