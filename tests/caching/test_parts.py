"""A box is made once for all pages that show it, and never outlives what it shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from korner.caching import parts, stores, tags
from korner.caching.middleware import next_moment
from tests.factories import story
from tests.polls.making import make_poll

pytestmark = pytest.mark.django_db


class Made:
    """Makes a part, and counts how often; shows `tags` and ends at `ends`."""

    def __init__(self, *shown, ends=None):
        self.shown, self.ends, self.times = shown, ends, 0

    def __call__(self):
        self.times += 1
        tags.shows(*self.shown)
        tags.ends_at(self.ends)
        return f"<p>Made {self.times}</p>"


def on_a_page(make, key=("test",)):
    """(what the part says, the page) of a page that is made for the store."""
    with tags.collecting() as page:
        text = parts.part(key, make)
    parts.keep(page, next_moment(page.tags))
    return text, page


def test_a_part_is_made_once_for_all_pages(store):
    make = Made("thing1")
    assert on_a_page(make)[0] == on_a_page(make)[0] == "<p>Made 1</p>"


def test_another_process_finds_it_where_all_look(store):
    make = Made("thing1")
    on_a_page(make)
    parts._memory.clear()
    assert on_a_page(make)[0] == "<p>Made 1</p>"


def test_the_page_shows_what_its_part_shows_made_or_kept(store):
    make = Made("thing1")
    assert [on_a_page(make)[1].tags for _time in range(2)] == [{"thing1"}, {"thing1"}]


def test_a_part_is_made_anew_when_what_it_shows_was_touched(store):
    make = Made("thing1")
    on_a_page(make)
    store.touch(["thing2"])
    assert on_a_page(make)[0] == "<p>Made 1</p>"
    store.touch(["thing1"])
    assert on_a_page(make)[0] == "<p>Made 2</p>"


def test_what_was_touched_while_the_part_was_made_is_not_kept(store):
    make = Made("thing1")

    def touched_meanwhile():
        text = make()
        store.touch(["thing1"])
        return text

    on_a_page(touched_meanwhile)
    assert on_a_page(make)[0] == "<p>Made 2</p>"


def test_a_part_ends_when_it_says_so_and_its_pages_with_it(clock, store):
    end = timezone.now() + timedelta(minutes=5)
    make = Made(ends=end)
    assert on_a_page(make)[1].ends == end
    clock.move_to("2026-11-24 12:04")
    text, page = on_a_page(make)
    assert (text, page.ends) == ("<p>Made 1</p>", end)
    clock.move_to("2026-11-24 12:05")
    assert on_a_page(make)[0] == "<p>Made 2</p>"


def test_a_part_ends_at_the_moment_noted_for_what_it_shows(clock, store):
    poll = make_poll(starts_at=timezone.now() + timedelta(hours=1))
    make = Made(f"poll{poll.pk}")
    on_a_page(make)
    clock.move_to("2026-11-24 13:00:01")
    assert on_a_page(make)[0] == "<p>Made 2</p>"


def test_everything_that_is_old_takes_its_parts_along(store):
    make = Made("thing1")
    on_a_page(make)
    store.new_epoch()
    assert on_a_page(make)[0] == "<p>Made 2</p>"


def test_nothing_is_kept_for_who_is_not_shown_kept_pages(store):
    make = Made("thing1")
    assert [parts.part(("test",), make) for _time in range(2)] == ["<p>Made 1</p>", "<p>Made 2</p>"]


def test_options_and_language_make_parts_of_their_own(store):
    make = Made("thing1")
    assert on_a_page(make, ("box", "tr"))[0] != on_a_page(make, ("box", "fr"))[0]


def test_parts_are_made_while_the_store_is_in_trouble(store, monkeypatch):
    def broken():
        raise OSError("disk full")

    monkeypatch.setattr(stores, "current", broken)
    assert on_a_page(Made("thing1"))[0] == "<p>Made 1</p>"


def test_the_box_of_a_poll_is_asked_for_once_by_two_pages(reader, saving, monkeypatch):
    with saving():
        story()
        poll = make_poll()
    asked = []
    from widgets.polls import box

    real = box.shown.poll_at_front
    monkeypatch.setattr(box.shown, "poll_at_front", lambda language: asked.append(language) or real(language))
    first, second = reader.get("/"), reader.get("/?dil=tr")
    assert first.made
    assert second.made
    assert poll.question_tr in first.text
    assert poll.question_tr in second.text
    assert asked == ["tr"]
    with saving():
        poll.question_tr = "Peki şimdi?"
        poll.save()
    assert "Peki şimdi?" in reader.get("/").text
