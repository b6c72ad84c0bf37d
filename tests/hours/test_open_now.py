"""When somebody is open: over a break, midnight, holidays, the nights on which the clock changes, and special days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korner.hours import Closed, Open, is_holiday, next_change, read_hours, status, unusual_days

BRUSSELS, ISTANBUL = ZoneInfo("Europe/Brussels"), ZoneInfo("Europe/Istanbul")
WORKDAY = [["09:00", "12:30"], ["14:00", "18:00"]]
SHOP = read_hours({"week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), WORKDAY) | {"sat": [["10:00", "16:00"]]}})
ALL_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def at(text, zone=BRUSSELS, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


def every_day(*windows, **more):
    return read_hours({"week": {day: list(windows) for day in ALL_DAYS}} | more)


@pytest.mark.parametrize(
    ("now", "answer"),
    [
        ("2026-11-24 08:59", Closed(at("2026-11-24 09:00"))),
        ("2026-11-24 09:00", Open(at("2026-11-24 12:30"))),
        ("2026-11-24 12:29:59", Open(at("2026-11-24 12:30"))),
        ("2026-11-24 12:30", Closed(at("2026-11-24 14:00"))),
        ("2026-11-24 13:59", Closed(at("2026-11-24 14:00"))),
        ("2026-11-24 14:00", Open(at("2026-11-24 18:00"))),
        ("2026-11-24 18:00", Closed(at("2026-11-25 09:00"))),
        ("2026-11-28 16:00", Closed(at("2026-11-30 09:00"))),
    ],
)
def test_a_shop_with_a_break_at_noon(now, answer):
    assert status(SHOP, at(now)) == answer
    assert next_change(SHOP, at(now)) == (answer.until if isinstance(answer, Open) else answer.opens)


def test_window_beyond_midnight_belongs_to_the_evening_on_which_it_begins():
    grill = read_hours({"week": {"fri": [["18:00", "03:00"]], "sat": [["18:00", "03:00"]]}})
    assert status(grill, at("2026-11-28 02:59")) == Open(at("2026-11-28 03:00"))
    assert status(grill, at("2026-11-28 03:00")) == Closed(at("2026-11-28 18:00"))
    assert status(grill, at("2026-11-29 02:00")) == Open(at("2026-11-29 03:00"))
    assert status(grill, at("2026-11-27 02:00")) == Closed(at("2026-11-27 18:00"))


def test_days_that_touch_at_midnight_are_one_window():
    bar = read_hours({"week": {"fri": [["20:00", "24:00"]], "sat": [["00:00", "02:00"]]}})
    assert status(bar, at("2026-11-27 23:00")) == Open(at("2026-11-28 02:00"))


def test_closed_on_belgian_holidays_unless_said_otherwise():
    christmas = at("2026-12-25 10:00")
    assert is_holiday(date(2026, 12, 25))
    assert status(SHOP, christmas) == Closed(at("2026-12-26 10:00"))
    usual = read_hours(SHOP.stored() | {"holidays": "usual"})
    assert status(usual, christmas) == Open(at("2026-12-25 12:30"))
    own = read_hours(SHOP.stored() | {"holidays": [["10:00", "13:00"]]})
    assert status(own, christmas) == Open(at("2026-12-25 13:00"))
    assert status(own, at("2026-12-25 13:00")) == Closed(at("2026-12-26 10:00"))


def test_own_hours_of_holidays_hold_on_days_that_are_closed_else():
    sunday_shop = read_hours({"week": {"mon": WORKDAY}, "holidays": [["10:00", "12:00"]]})
    assert status(sunday_shop, at("2026-12-25 11:00")) == Open(at("2026-12-25 12:00"))  # a Friday


def test_evening_before_a_holiday_still_runs_into_it():
    grill = every_day(["18:00", "02:00"])
    assert status(grill, at("2026-12-25 01:00")) == Open(at("2026-12-25 02:00"))
    assert status(grill, at("2026-12-25 02:00")) == Closed(at("2026-12-26 18:00"))


def test_turkish_firm_lives_by_turkish_clock_and_holidays():
    republic_day = at("2026-10-29 10:00", ISTANBUL)
    assert status(SHOP, republic_day, "TR") == Closed(at("2026-10-30 09:00", ISTANBUL))
    assert status(SHOP, at("2026-10-30 07:30"), "TR") == Open(at("2026-10-30 12:30", ISTANBUL))
    assert status(SHOP, at("2026-12-25 10:00", ISTANBUL), "TR") == Open(at("2026-12-25 12:30", ISTANBUL))


def test_special_day_outranks_the_week_and_the_holiday():
    special = {"2026-12-24": [["09:00", "13:00"]], "2026-12-25": [["10:00", "12:00"]], "2026-12-26": []}
    shop = read_hours(SHOP.stored() | {"special": special})
    assert status(shop, at("2026-12-24 12:45")) == Open(at("2026-12-24 13:00"))
    assert status(shop, at("2026-12-24 13:00")) == Closed(at("2026-12-25 10:00"))
    assert status(shop, at("2026-12-25 12:00")) == Closed(at("2026-12-28 09:00"))
    assert [day for day, _windows in unusual_days(shop, date(2026, 12, 20), 14)] == [
        date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1),
    ]  # fmt: skip


def test_summer_holidays_of_weeks_are_special_days():
    closed = {f"2026-08-{day:02}": [] for day in range(1, 32)}
    shop = read_hours(SHOP.stored() | {"special": closed})
    assert status(shop, at("2026-07-31 18:00")) == Closed(at("2026-09-01 09:00"))


def test_night_on_which_the_clocks_go_forward():
    bar = every_day(["20:00", "02:30"], holidays="usual")  # 02:30 is left out on 29 March 2026
    assert status(bar, at("2026-03-29 01:59")) == Open(at("2026-03-29 03:30"))
    assert status(bar, at("2026-03-29 03:30")) == Closed(at("2026-03-29 20:00"))


def test_night_on_which_the_clocks_go_back_the_first_of_two_hours_counts():
    bar = every_day(["20:00", "02:30"], holidays="usual")
    assert status(bar, at("2026-10-25 02:29")) == Open(at("2026-10-25 02:30"))
    assert status(bar, at("2026-10-25 02:30")) == Closed(at("2026-10-25 20:00"))
    assert status(bar, at("2026-10-25 02:10", fold=1)) == Closed(at("2026-10-25 20:00"))
    later = every_day(["20:00", "04:00"], holidays="usual")  # an hour longer than on other nights
    assert status(later, at("2026-10-25 02:10", fold=1)) == Open(at("2026-10-25 04:00"))


def test_never_open_and_hours_that_nobody_gave_are_two_things():
    never = read_hours({"week": {}})
    assert never
    assert status(never, at("2026-11-24 12:00")) == Closed(None)
    assert next_change(never, at("2026-11-24 12:00")) is None
    unknown = read_hours({})
    assert not unknown
    assert status(unknown, at("2026-11-24 12:00")) is None
    assert unknown.stored() == {}


def test_round_the_clock_has_no_end_but_the_next_holiday():
    always = every_day(["00:00", "24:00"], holidays="usual")
    assert status(always, at("2026-11-24 23:59")) == Open(None)
    assert next_change(always, at("2026-11-24 23:59")) is None
    but_holidays = every_day(["00:00", "24:00"])
    assert status(but_holidays, at("2026-11-24 12:00")) == Open(at("2026-12-25 00:00"))
    assert status(but_holidays, at("2026-12-25 12:00")) == Closed(at("2026-12-26 00:00"))


minutes = st.integers(min_value=0, max_value=1439).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from(ALL_DAYS), st.tuples(minutes, minutes)),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
)
def test_answer_holds_until_the_next_change_and_is_another_then(days, moment):
    try:
        hours = read_hours({"week": {day: [list(pair)] for day, pair in days.items()}})
    except ValueError:
        return
    now = moment.replace(tzinfo=ZoneInfo("UTC"))
    change = next_change(hours, now)
    if change is not None:
        assert change > now
        assert type(status(hours, change)) is not type(status(hours, now))
    assert read_hours(hours.stored()) == hours
