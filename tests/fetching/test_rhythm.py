"""When a source is asked: at its time, once, later when it fails, and not at all when it is switched off."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from korner.fetching import running, tasks
from korner.fetching.door import Unreachable
from korner.fetching.models import Asked, Switch
from korner.fetching.sources import Answer, Ask, Nonsense, NotModified
from tests.conftest import brussels
from tests.fetching.station import sources

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_the_station")]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
STATION = replace(sources.STATION, take=lambda answer: None)


@pytest.fixture
def outside(monkeypatch):
    """What comes from outside, one for each asking: an Answer's facts, or an error. Returns (answers, what was asked)."""
    answers, asked = [], []

    def fetch(ask, *, most_bytes, seconds, etag="", last_modified=""):
        asked.append((ask.key, etag, last_modified))
        answer = answers.pop(0) if answers else {}
        if isinstance(answer, Exception):
            raise answer
        if answer.get("same"):
            return NotModified(ask, timezone.now(), answer.get("expires"))
        return Answer(ask, b"<rates/>", "text/xml", timezone.now(), **answer)

    monkeypatch.setattr(running, "fetch", fetch)
    monkeypatch.setattr(sources, "ASKED", [Ask("https://station.example/")])
    return answers, asked


@pytest.fixture
def no_chance(monkeypatch):
    """No jitter: a wait is what the rule says."""
    monkeypatch.setattr(running.dice, "random", lambda: 0.0)
    monkeypatch.setattr(running.dice, "uniform", lambda least, most: 1.0)


def addresses(monkeypatch, *keys):
    monkeypatch.setattr(sources, "ASKED", [Ask(f"https://station.example/{key}", key=key) for key in keys])


def test_a_source_is_asked_at_its_first_look_and_then_when_its_wait_is_over(outside, no_chance, clock):
    for moment in ("12:00", "12:01", "12:59", "13:00", "13:30"):
        clock.move_to(f"2026-11-24 {moment}")
        running.run(STATION)
    assert len(outside[1]) == 2
    assert Asked.objects.get().next_at - timezone.now() == 30 * MINUTE


@pytest.mark.parametrize(
    ("holds", "wait"),
    [
        (10 * MINUTE, HOUR),  # the source's own wait is the least
        (3 * HOUR, 3 * HOUR),
        (timedelta(days=400), timedelta(days=1)),  # nobody is left alone for a year
    ],
)
def test_an_answer_that_says_how_long_it_holds_is_let_alone_until_then(outside, no_chance, clock, holds, wait):
    outside[0].append({"expires": timezone.now() + holds})
    running.run(STATION)
    assert Asked.objects.get().next_at - timezone.now() == wait


@pytest.mark.parametrize(
    ("latest", "wait"),
    [("12:20", 20 * MINUTE), ("14:00", HOUR), ("2026-11-25 12:00", HOUR)],
)
def test_what_changes_at_a_known_hour_is_asked_again_then_and_else_when_its_wait_is_over(
    outside, no_chance, clock, latest, wait
):
    moment = brussels(latest if "-" in latest else f"2026-11-24 {latest}")
    running.run(replace(STATION, at_latest=lambda now: moment))
    assert Asked.objects.get().next_at - timezone.now() == wait


def test_a_known_hour_counts_more_than_the_word_of_an_answer(outside, no_chance, clock):
    outside[0].append({"expires": timezone.now() + 10 * HOUR})
    running.run(replace(STATION, at_latest=lambda now: now + 2 * HOUR))
    assert Asked.objects.get().next_at - timezone.now() == 2 * HOUR


def test_the_waits_of_many_papers_fall_apart_a_little_and_never_short(outside, clock):
    now = timezone.now()
    answer = Answer(Ask(""), b"", "", now)
    waits = {running.rest_after_good(STATION, answer, now) for _time in range(50)}
    assert len(waits) > 40
    assert min(waits) >= HOUR
    assert max(waits) <= HOUR + running.MOST_JITTER


def test_after_each_failure_the_wait_is_twice_as_long_up_to_six_hours(outside, no_chance, clock):
    waits = []
    for _time in range(12):
        outside[0].append(Unreachable("status", 500))
        running.run(STATION)
        row = Asked.objects.get()
        waits.append((row.next_at - timezone.now()) // MINUTE)
        clock.move_to(timezone.localtime(row.next_at).isoformat())
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360]
    assert row.failures == 12


def test_waits_after_failures_differ_by_chance_and_stay_below_six_hours():
    waits = {running.rest_after_failure(3) for _time in range(50)}
    assert len(waits) > 40
    assert 6 * MINUTE < min(waits) < max(waits) < 10 * MINUTE
    assert all(running.rest_after_failure(50) <= 6 * HOUR for _time in range(50))


@pytest.mark.parametrize(
    ("wish", "wait"), [(30 * MINUTE, 30 * MINUTE), (10 * HOUR, 10 * HOUR), (timedelta(days=9), timedelta(days=1))]
)
def test_a_source_that_wants_to_be_left_alone_is_for_a_day_at_most(outside, no_chance, clock, wish, wait):
    outside[0].append(Unreachable("status", 429, wish))
    running.run(STATION)
    assert Asked.objects.get().next_at - timezone.now() == wait


def test_what_has_not_changed_is_good_and_is_not_taken_again(outside, no_chance, clock):
    outside[0].extend(
        [{"etag": '"v1"', "last_modified": "Tue"}, {"same": True}, {"same": True, "expires": timezone.now() + 9 * HOUR}]
    )
    taken, unchanged = [], []
    source = replace(STATION, take=taken.append, unchanged=unchanged.append)
    running.run(source)
    clock.move_to("2026-11-24 13:00")
    running.run(source)
    clock.move_to("2026-11-24 14:00")
    running.run(replace(source, unchanged=None))
    row = Asked.objects.get()
    assert outside[1] == [("", "", ""), ("", '"v1"', "Tue"), ("", '"v1"', "Tue")]
    assert (len(taken), len(unchanged), row.failures) == (1, 1, 0)
    assert row.good_at == timezone.now()
    assert row.next_at - timezone.now() == 7 * HOUR


def test_a_mark_that_is_too_long_to_be_kept_whole_is_not_kept(outside, clock):
    outside[0].append({"etag": '"' + "v" * 300 + '"', "last_modified": "Salı günü"})
    running.run(STATION)
    row = Asked.objects.get()
    assert (row.etag, row.last_modified) == ("", "")


def test_after_nonsense_the_whole_answer_is_wanted_again(outside, clock):
    def nonsense(answer):
        raise Nonsense("no rates")

    outside[0].append({"etag": '"v1"'})
    running.run(STATION)
    clock.move_to("2026-11-24 14:00")
    running.run(replace(STATION, take=nonsense))
    assert Asked.objects.get().etag == ""


def test_a_source_that_is_switched_off_or_has_no_key_is_not_asked(outside, clock, settings):
    Switch.objects.create(source="station", on=False)
    running.run(STATION)
    running.run(replace(STATION, name="other", on=False))
    running.run(replace(STATION, name="third", key_setting="STATION_KEY"))
    assert outside[1] == []
    settings.STATION_KEY = "gizli"
    running.run(replace(STATION, name="third", key_setting="STATION_KEY"))
    Switch.objects.create(source="other", on=True)
    running.run(replace(STATION, name="other", on=False))
    assert len(outside[1]) == 2


def test_a_silence_is_met_once_and_the_other_addresses_wait_as_long(outside, no_chance, clock, monkeypatch):
    addresses(monkeypatch, "brussels", "emirdag", "afyon")
    outside[0].append(Unreachable("slow"))
    running.run(STATION)
    assert outside[1] == [("brussels", "", "")]
    assert {row.next_at for row in Asked.objects.all()} == {timezone.now() + 2 * MINUTE}
    clock.move_to("2026-11-24 12:02")
    assert running.run(STATION) == 3


def test_what_is_wrong_with_one_address_alone_stops_no_other(outside, clock, monkeypatch):
    addresses(monkeypatch, "brussels", "emirdag", "afyon")
    outside[0].extend([Unreachable("status", 404), Unreachable("size")])
    assert running.run(STATION) == 1
    assert len(outside[1]) == 3


def test_a_long_list_of_addresses_lets_other_tasks_through(outside, clock, monkeypatch):
    addresses(monkeypatch, *"abcdefgh")
    seconds = iter(range(0, 1000, 25))
    monkeypatch.setattr(running.time, "monotonic", lambda: next(seconds))
    assert running.run(STATION) == 2
    assert Asked.objects.filter(good_at=None, next_at__lte=timezone.now()).count() == 6  # next minute


def test_an_address_that_somebody_is_asking_is_left_to_him_until_he_must_have_died(outside, clock):
    row = Asked.objects.create(source="station", next_at=timezone.now())
    assert [running.claim(row, timezone.now()), running.claim(row, timezone.now())] == [True, False]
    running.run(STATION)
    assert outside[1] == []
    clock.move_to("2026-11-24 12:10")
    running.run(STATION)
    assert len(outside[1]) == 1


# --- the clock of the house ------------------------------------------------------------------------------------------
@pytest.fixture
def queued(monkeypatch):
    """The names of sources that were put into the queue."""
    found = []
    monkeypatch.setattr(tasks, "enqueue", lambda job, name: found.append(name))
    return found


def test_each_minute_what_is_due_is_queued_once(outside, queued, clock):
    for moment in ("12:00", "12:01", "12:02"):
        clock.move_to(f"2026-11-24 {moment}")
        tasks.queue_due()
    assert queued == ["station"]  # the worker has not come to it yet
    tasks.ask.call("station")
    clock.move_to("2026-11-24 12:03")
    tasks.queue_due()
    assert queued == ["station"]  # nothing is due
    assert len(outside[1]) == 1


def test_what_is_off_or_without_key_is_not_queued(outside, queued, clock):
    Switch.objects.create(source="station", on=False)
    tasks.queue_due()
    assert queued == []


def test_an_app_that_cannot_say_what_it_asks_stops_no_other(outside, queued, clock, monkeypatch, caplog):
    def slips():
        raise KeyError("surprise")

    broken = replace(STATION, name="broken", asks=slips)
    monkeypatch.setattr(tasks, "all_sources", lambda: {"broken": broken, "station": STATION})
    tasks.queue_due()
    assert queued == ["station"]
    assert "surprise" in caplog.text


def test_a_person_may_have_a_source_asked_whole_now_and_again_after_a_minute(outside, queued, clock):
    outside[0].append({"etag": '"v1"'})
    running.run(STATION)
    assert tasks.ask_now(STATION)
    assert not tasks.ask_now(STATION)
    running.run(STATION)
    assert (queued, outside[1]) == (["station"], [("", "", ""), ("", "", "")])


def test_a_task_for_a_source_that_is_gone_does_nothing(outside):
    tasks.ask.call("gone")
    assert outside[1] == []


def test_addresses_that_nobody_asks_for_any_more_are_forgotten(clock):
    Asked.objects.create(source="station", key="old", next_at=timezone.now())
    clock.move_to("2026-12-25 12:00")
    Asked.objects.create(source="station", key="new", next_at=timezone.now())
    tasks.forget()
    assert [row.key for row in Asked.objects.all()] == ["new"]


def test_the_demo_newspaper_asks_nobody_before_a_switch_is_put_on(settings, outside):
    settings.DEMO = True
    assert running.run(STATION) == 0
    assert outside[1] == []
    Switch.objects.create(source=STATION.name, on=True)
    assert running.run(STATION) == 1
