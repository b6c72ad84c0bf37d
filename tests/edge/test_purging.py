"""Nothing old is shown after a purge, whatever was on its way when it came; and nobody else may purge."""

import random
import threading
import time

import pytest

from korner.caching.edge import purge
from tests.edge.application import Answer, page

pytestmark = pytest.mark.scratch


def test_a_purge_reaches_the_pages_that_carry_one_of_its_tags_and_no_others(reader, application):
    application["/a/"], application["/b/"], application["/c/"] = (
        page("a", "article1 new"),
        page("b", "article2"),
        page("c"),
    )
    for path in ("/a/", "/b/", "/c/"):
        reader.get(path)
    time.sleep(2.1)  # no page is so young that it is asked for again for safety
    application["/a/"] = page("corrected", "article1 new", number=1)
    assert purge(["article1", "category9"], number=1) == []
    assert [reader.get(path).text for path in ("/a/", "/b/", "/c/")] == ["corrected", "b", "c"]
    assert [application.times(path) for path in ("/a/", "/b/", "/c/")] == [2, 1, 1]


@pytest.mark.parametrize("hard", [False, True])
def test_every_encoding_of_a_page_goes(reader, application, hard):
    application["/a/"] = page("first", "article1", Vary="Accept-Encoding")
    for encoding in ("br", "gzip", "identity"):
        reader.get("/a/", Accept_Encoding=encoding)
    application["/a/"] = page("second", "article1", Vary="Accept-Encoding", number=1)
    purge(["article1"], hard=hard, number=1)
    assert {reader.get("/a/", Accept_Encoding=encoding).text for encoding in ("br", "gzip", "identity")} == {"second"}


def test_a_changed_page_is_still_there_when_the_application_dies_and_a_withdrawn_one_is_not(reader, application):
    application["/changed/"], application["/withdrawn/"] = page("old", "article1"), page("secret", "article2")
    reader.get("/changed/")
    reader.get("/withdrawn/")
    purge(["article1"], number=1)
    purge(["article2"], hard=True, number=2)
    application.stop()
    assert reader.get("/changed/").text == "old"
    got = reader.get("/withdrawn/")
    assert got.status == 503
    assert "secret" not in got.text


def test_a_withdrawn_picture_is_purged_by_its_path(reader, application):
    path = "/media/renditions/ab/picture.avif"
    application[path] = Answer(headers={"Cache-Control": "public, max-age=31536000, immutable"})
    assert reader.get(path).status == 200
    application[path] = Answer(status=404)
    purge([path], hard=True, number=1)
    assert reader.get(path).status == 404


def test_a_purge_of_everything_leaves_nothing_to_show(reader, application):
    application["/a/"], application["/static/x.css"] = (
        page("a"),
        Answer(headers={"Cache-Control": "max-age=60, immutable"}),
    )
    reader.get("/a/")
    reader.get("/static/x.css")
    assert purge([], everything=True, number=3) == []
    application.stop()
    assert [reader.get(path).status for path in ("/a/", "/static/x.css")] == [503, 503]


def test_more_tags_than_a_header_holds_are_all_purged(reader, application):
    tags = [f"article{number}" for number in range(10_000, 14_000)]
    application["/first/"], application["/last/"] = page("old", tags[0]), page("old", tags[-1])
    reader.get("/first/")
    reader.get("/last/")
    application["/first/"], application["/last/"] = page("new", number=1), page("new", number=1)
    assert purge(tags, number=1) == []
    assert reader.get("/first/").text == reader.get("/last/").text == "new"


# --- A page that was on its way when the purge came -----------------------------------------------------------------


def fetch_held(reader, application, path, answer, meanwhile):
    """Ask for `path`, do `meanwhile()` while the application has not answered yet, let it; return what the reader got."""
    answer.held, got = threading.Event(), []
    application[path] = answer
    asking = threading.Thread(target=lambda: got.append(reader.get(path)))
    asking.start()
    assert answer.begun.wait(5)
    meanwhile()
    answer.held.set()
    asking.join()
    return got[0]


def test_a_page_overtaken_by_a_purge_is_not_kept(reader, application):
    got = fetch_held(reader, application, "/a/", page("old", "article1"), lambda: purge(["article1"], number=1))
    assert got.text == "old"  # he asked before the save was answered
    application["/a/"] = page("new", "article1", number=1)
    assert [reader.get("/a/").text for _ in range(3)] == ["new"] * 3
    assert application.times("/a/") == 2


def test_purges_may_come_in_any_order(reader, application):
    def two_purges():
        purge(["article1"], number=7)
        purge(["article9"], number=6)

    fetch_held(reader, application, "/a/", page("old", "article1", number=6), two_purges)
    application["/a/"] = page("new", "article1", number=7)
    assert reader.get("/a/").text == "new"


def test_a_page_overtaken_by_a_purge_of_everything_is_not_kept(reader, application):
    def new_epoch():
        purge([], everything=True, number=0)

    fetch_held(reader, application, "/a/", page("old", number=900), new_epoch)
    time.sleep(2.1)  # old enough that its youth is no reason to ask again
    application["/a/"] = page("new", number=0)
    assert reader.get("/a/").text == "new"


def test_a_page_checked_before_the_newest_purge_is_not_kept(reader, application):
    purge(["article7"], number=5)
    application["/a/"] = page("old", number=4)
    reader.get("/a/")
    application["/a/"] = page("new", number=5)
    assert [reader.get("/a/").text for _ in range(3)] == ["new"] * 3
    assert application.times("/a/") == 2


def test_a_page_that_does_not_say_what_it_was_checked_against_is_not_kept(reader, application):
    purge(["article7"], number=5)
    application["/a/"] = Answer(headers={"Surrogate-Control": "max-age=60"})
    reader.get("/a/")
    reader.get("/a/")
    assert application.times("/a/") == 2


def test_a_new_epoch_counts_from_the_beginning(reader, application):
    purge(["article7"], number=1000)
    purge([], everything=True, number=0)
    application["/a/"] = page(number=0)
    reader.get("/a/")
    reader.get("/a/")
    assert application.times("/a/") == 1


def test_a_page_kept_in_the_very_moment_of_a_purge_is_asked_for_again_once(reader, application):
    application["/a/"] = page("first", "article1")
    reader.get("/a/")
    purge(["article2"], number=1)  # not this page; but the edge cannot know what arrived in the same millisecond
    application["/a/"] = page("second", "article1", number=1)
    assert [reader.get("/a/").text for _ in range(3)] == ["second"] * 3
    assert application.times("/a/") == 2


def test_those_who_wait_for_an_overtaken_page_get_the_new_one(reader, application):
    old, new, later = page("old", "article1"), page("new", "article1", number=1), []

    def purge_and_ask():
        purge(["article1"], number=1)
        application["/a/"] = new
        later.extend(threading.Thread(target=lambda: seen.append(reader.get("/a/").text)) for _ in range(8))
        for thread in later:
            thread.start()
        time.sleep(0.2)  # they stand in the line behind the old one

    seen = []
    fetch_held(reader, application, "/a/", old, purge_and_ask)
    for thread in later:
        thread.join()
    assert seen == ["new"] * 8
    assert application.times("/a/") <= 3


def test_no_request_that_starts_after_a_purge_has_answered_shows_the_page_before_it(reader, application):
    """Twelve readers read all the while; each time one of them has made the edge ask, the story is changed again."""
    now, saved, stop, old = [0], [0], threading.Event(), []

    def fresh(asked):
        return page(str(now[0]), "article1", number=now[0])

    application["/a/"] = fresh

    def read():
        while not stop.is_set():
            known = saved[0]
            if int(reader.get("/a/").text) < known:
                old.append(known)

    readers = [threading.Thread(target=read) for _ in range(12)]
    for thread in readers:
        thread.start()
    for number in range(1, 151):
        now[0] = number
        assert purge(["article1"], number=number) == []
        saved[0] = number
        while application.times("/a/") < number:
            time.sleep(random.uniform(0, 0.003))
    stop.set()
    for thread in readers:
        thread.join()
    assert old == []


# --- The door -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", [{}, {"X-Korner-Secret": ""}, {"X-Korner-Secret": "guess"}])
def test_who_does_not_know_the_word_purges_nothing(reader, application, secret):
    application["/a/"] = page("first", "article1")
    reader.get("/a/")
    for what in ({"xkey": "article1"}, {"xkey-hard": "article1"}, {"X-Korner-Everything": "1"}):
        assert reader.ask("PURGE", "/a/", {**secret, **what, "X-Korner-Number": "99"}).status == 405
    reader.get("/a/")
    assert application.times("/a/") == 1


def test_who_knows_the_word_but_comes_from_elsewhere_purges_nothing(reader, application, edge):
    application["/a/"] = page("first", "article1")
    reader.get("/a/")
    told = {"X-Korner-Secret": edge.secret, "xkey": "article1", "X-Forwarded-For": "127.0.0.1"}
    assert reader.ask("PURGE", "/a/", told, come_from="127.0.0.3").status == 405
    reader.get("/a/")
    assert application.times("/a/") == 1


def test_the_word_is_not_passed_on(reader, application, edge):
    application["/a/"] = page()
    reader.get("/a/", X_Korner_Secret=edge.secret)
    assert "x-korner-secret" not in application.last.headers


def test_the_door_answers_the_newest_number_it_has_heard(reader, edge):
    def number(told):
        return reader.ask("PURGE", "/", {"X-Korner-Secret": edge.secret, "xkey": "x", "X-Korner-Number": told}).headers[
            "X-Korner-Number"
        ]

    assert [number("7"), number("3"), number("10"), number("9")] == ["7", "7", "10", "10"]
    assert [number("nonsense"), number("-1"), number("")] == ["10", "10", "10"]


@pytest.mark.parametrize(
    ("page_number", "kept"),
    [
        (1_795_538_634_000_001, True),
        (1_795_538_634_000_002, True),
        (1_795_538_635_000_000, True),
        (1_795_538_634_000_000, False),
        (1_795_538_633_999_999, False),
        (995_538_634_000_001, False),
        (634_000_001, False),
        (9, False),
    ],
)
def test_numbers_that_begin_as_a_moment_in_microseconds_are_compared_to_the_last_digit(
    reader, application, page_number, kept
):
    purge(["article7"], number=1_795_538_634_000_001)
    application["/a/"] = page(number=page_number)
    reader.get("/a/")
    reader.get("/a/")
    assert application.times("/a/") == (1 if kept else 2)
