"""A broken or full folder, a dead server: pages are built, one line in the log, nothing else."""

import errno
import logging
import threading
import time

import pytest

from korner.caching import building, stores
from korner.caching.files import FileStore
from korner.caching.models import Purge
from korner.caching.pages import Memory, Page, Ready
from tests.door import Reader
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch):
    monkeypatch.setattr(stores, "_said", {})


@pytest.fixture
def story(clock):
    return ArticleFactory(headline_tr="Kanalda yeni köprü")


def lines(caplog):
    return [record for record in caplog.records if "page store" in record.getMessage()]


def test_folder_that_cannot_be_made(settings, tmp_path, story, caplog):
    (tmp_path / "file").write_text("in the way")
    settings.PAGE_STORE_URL, settings.PAGES_ROOT = "", tmp_path / "file" / "pages"
    stores.forget()
    reader = Reader()
    with caplog.at_level(logging.WARNING):
        pages = [reader.get("/") for _ in range(5)]
    stores.forget()
    assert [page.status for page in pages] == [200] * 5
    assert all(page.made for page in pages)
    assert len(lines(caplog)) == 1


def test_full_disk(reader, story, caplog, monkeypatch):
    def full(self, name, page):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileStore, "put", full)
    with caplog.at_level(logging.WARNING):
        pages = [reader.get("/") for _ in range(5)]
    assert [page.status for page in pages] == [200] * 5
    assert all(story.headline_tr in page.text for page in pages)
    assert len(lines(caplog)) == 1


@pytest.mark.parametrize("damage", [b"", b"{}", b"not json\nbody", b'{"status": "200 OK"}\n'])
def test_damaged_page_is_made_anew(reader, story, store, damage):
    reader.get("/")
    for path in store.pages.glob("??/*"):
        path.write_bytes(damage)
    page = Reader().get("/")
    assert page.made
    assert story.headline_tr in page.text


def test_page_cut_short_is_made_anew(reader, story, store):
    reader.get("/")
    for path in store.pages.glob("??/*"):
        path.write_bytes(path.read_bytes()[:-10])
    assert Reader().get("/").made


def test_folder_that_was_removed_is_made_again(reader, story, store, clock, saving):
    import shutil

    reader.get("/")
    shutil.rmtree(store.folder)
    clock.move_to("2026-11-24 12:01")
    assert reader.get("/").made
    assert not reader.get("/").made
    with saving():
        story.headline_tr = "Klasör silindikten sonra"
        story.save()
    assert "Klasör silindikten sonra" in reader.get("/").text


def test_dead_server_builds_pages(settings, story, caplog):
    settings.PAGE_STORE_URL = "redis://127.0.0.1:1/0"
    stores.forget()
    reader = Reader()
    with caplog.at_level(logging.WARNING):
        pages = [reader.get("/") for _ in range(3)]
    stores.forget()
    assert [page.status for page in pages] == [200] * 3
    assert len(lines(caplog)) == 1


def test_save_goes_through_without_the_store_and_its_purge_stays_noted(settings, story, saving, caplog):
    settings.PAGE_STORE_URL = "redis://127.0.0.1:1/0"
    stores.forget()
    with saving():
        story.headline_tr = "Yine de kaydedildi"
        story.save()
    stores.forget()
    story.refresh_from_db()
    assert story.headline_tr == "Yine de kaydedildi"
    assert f"article{story.pk}" in Purge.objects.get().tags


def test_memory_is_bounded_and_lets_go_what_was_not_asked_for_longest():
    memory = Memory(most_bytes=20_000)
    page = Page("200 OK", [], "e", (), (), 1, b"", 2e9, {"": b"x" * 2_000})
    for number in range(10):
        memory.put(number, Ready(page, "", 1))
        memory.used(0)
    assert memory.bytes <= 20_000
    assert memory.get(0) is not None
    assert memory.get(1) is None
    assert memory.get(9) is not None


def test_page_larger_than_its_share_is_not_kept_in_memory():
    memory = Memory(most_bytes=20_000)
    memory.put(1, Ready(Page("200 OK", [], "e", (), (), 1, b"", 2e9, {"": b"x" * 6_000}), "", 1))
    assert memory.get(1) is None
    assert memory.bytes == 0


def test_folder_is_bounded(tmp_path):
    store = FileStore(tmp_path, most_bytes=200_000)
    page = Page("200 OK", [], "e", (), (), 1, b"\0" * 16, 2e9, {"": b"x" * 10_000})
    for number in range(60):
        store.put(f"{number:040x}", page)
    assert sum(path.stat().st_size for path in store.pages.glob("??/*")) <= 220_000
    assert store.get(f"{59:040x}") is not None


def test_one_builds_and_the_others_take_what_it_made(tmp_path):
    store = FileStore(tmp_path, most_bytes=10**6)
    built, taken, made = [], [], {}

    def ask():
        with store.builder("a" * 40, lambda: made.get("page")) as found:
            if found is None:
                built.append(1)
                time.sleep(0.1)
                made["page"] = "the page"
            else:
                taken.append(found)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(built), len(taken)) == (1, 5)


def test_nobody_waits_long_for_a_builder_that_does_not_come_back(tmp_path, monkeypatch):
    monkeypatch.setattr(building, "PATIENCE", 0.05)
    store = FileStore(tmp_path, most_bytes=10**6)
    hold, done = threading.Event(), []

    def stuck():
        with store.builder("a" * 40, lambda: None):
            hold.wait(5)

    first = threading.Thread(target=stuck)
    first.start()
    time.sleep(0.05)
    with store.builder("a" * 40, lambda: None) as found:
        done.append(found)
    hold.set()
    first.join()
    assert done == [None]
