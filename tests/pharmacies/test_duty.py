"""Who is on duty, and until when: across midnight, on the nights when the clocks change, and only what was checked in time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from korner.hours import is_holiday
from tests.conftest import brussels
from tests.pharmacies.making import in_place
from widgets.pharmacies import duty
from widgets.pharmacies.models import DutyShift, Pharmacy

DAYS = 7
BRUSSELS, ISTANBUL = duty.zone_of("BE"), duty.zone_of("TR")


def on_duty(shifts, now, days):
    """The duties that run at `now` and may be called open."""
    return [one for one in duty.windows(shifts, now, days) if one.trusted and one.runs_at(now)]


def shift(starts, ends, *, pharmacy=1, checked="2026-11-24 09:00", country="BE"):
    """A shift that stands in no table."""
    return DutyShift(
        pharmacy=Pharmacy(pk=pharmacy, name=f"Eczane {pharmacy}"),
        starts=in_place(starts, country),
        ends=in_place(ends, country),
        checked_at=checked and brussels(checked),
    )


def open_at(moment, *shifts):
    """The numbers of the pharmacies that are open at a Brussels time."""
    return [found.pharmacy.pk for found in on_duty(shifts, brussels(moment), DAYS)]


# --- Now ---------------------------------------------------------------------------------------------------------------
def test_a_night_is_open_from_its_evening_over_midnight_to_its_morning():
    night = shift("2026-11-24 19:00", "2026-11-25 08:00")
    expected = {"18:59": [], "19:00": [1], "23:59": [1]}
    assert {clock: open_at(f"2026-11-24 {clock}", night) for clock in expected} == expected
    expected = {"00:00": [1], "07:59": [1], "08:00": []}
    assert {clock: open_at(f"2026-11-25 {clock}", night) for clock in expected} == expected


def test_without_shifts_nobody_is_open():
    assert open_at("2026-11-24 20:00") == []
    assert duty.windows([], brussels("2026-11-24 20:00"), DAYS) == []


def test_pharmacies_take_turns_without_a_gap_or_an_overlap():
    turns = shift("2026-11-24 09:00", "2026-11-24 22:00"), shift("2026-11-24 22:00", "2026-11-25 09:00", pharmacy=2)
    assert open_at("2026-11-24 21:59", *turns) == [1]
    assert open_at("2026-11-24 22:00", *turns) == [2]


def test_shifts_that_touch_are_told_as_one():
    evening = shift("2026-11-24 19:00", "2026-11-24 22:00")
    night = shift("2026-11-24 22:00", "2026-11-25 00:00")
    morning = shift("2026-11-25 00:00", "2026-11-25 08:00")
    [one] = on_duty([night, morning, evening], brussels("2026-11-24 20:00"), DAYS)
    assert (one.starts, one.ends) == (evening.starts, morning.ends)
    assert one.shifts == (evening, night, morning)


def test_shifts_that_overlap_are_told_as_one_and_the_longer_end_counts():
    [one] = duty.windows(
        [shift("2026-11-24 09:00", "2026-11-25 09:00"), shift("2026-11-24 19:00", "2026-11-24 22:00")],
        brussels("2026-11-24 20:00"),
        DAYS,
    )
    assert one.ends == brussels("2026-11-25 09:00")


def test_a_minute_between_two_shifts_keeps_them_apart():
    shifts = shift("2026-11-24 09:00", "2026-11-24 12:30"), shift("2026-11-24 12:31", "2026-11-24 18:00")
    assert [one.ends for one in duty.windows(shifts, brussels("2026-11-24 10:00"), DAYS)] == [
        brussels("2026-11-24 12:30"),
        brussels("2026-11-24 18:00"),
    ]


# --- Trust -------------------------------------------------------------------------------------------------------------
def test_only_what_was_checked_in_time_is_open():
    night = "2026-11-24 19:00", "2026-11-25 08:00"
    asked = {
        checked: open_at("2026-11-24 20:00", shift(*night, checked=checked))
        for checked in ("2026-11-17 20:01", "2026-11-17 20:00", "2026-11-24 20:00", "2026-11-24 20:01", None)
    }
    assert list(asked.values()) == [[1], [], [1], [], []]


def test_what_was_not_checked_never_lengthens_what_was():
    checked = shift("2026-11-24 19:00", "2026-11-24 22:00")
    guessed = shift("2026-11-24 22:00", "2026-11-25 08:00", checked=None)
    [one] = on_duty([checked, guessed], brussels("2026-11-24 20:00"), DAYS)
    assert one.ends == checked.ends
    assert open_at("2026-11-24 23:00", checked, guessed) == []


def test_a_duty_is_as_old_as_its_oldest_check():
    [one] = duty.windows(
        [
            shift("2026-11-24 19:00", "2026-11-24 22:00", checked="2026-11-24 09:00"),
            shift("2026-11-24 22:00", "2026-11-25 08:00", checked="2026-11-20 09:00"),
        ],
        brussels("2026-11-24 20:00"),
        DAYS,
    )
    assert one.checked_at == brussels("2026-11-20 09:00")


def test_a_pharmacy_that_is_open_for_sure_is_not_told_as_unchecked_too():
    sure, unsure = (
        shift("2026-11-24 19:00", "2026-11-24 22:00"),
        shift("2026-11-24 20:00", "2026-11-25 08:00", checked=None),
    )
    other = shift("2026-11-24 19:00", "2026-11-24 22:00", pharmacy=2, checked="2026-11-01 09:00")
    now = brussels("2026-11-24 20:30")
    checked, unchecked = duty.told_apart(duty.windows([sure, unsure, other], now, DAYS))
    assert [one.pharmacy.pk for one in checked] == [1]
    assert [one.pharmacy.pk for one in unchecked] == [2]


# --- Days and nights ---------------------------------------------------------------------------------------------------
def days_of(*shifts, days=range(20, 31), zone=BRUSSELS):
    """The days of November to which the one duty of `shifts` belongs."""
    [one] = duty.windows(shifts, brussels("2026-11-24 12:00"), DAYS)
    return [day for day in days if one.is_of(date(2026, 11, day), zone)]


@pytest.mark.parametrize(
    ("starts", "ends", "days"),
    [
        ("2026-11-24 09:00", "2026-11-24 18:00", [24]),
        ("2026-11-24 19:00", "2026-11-25 08:00", [24]),
        ("2026-11-24 23:30", "2026-11-25 10:00", [24]),
        ("2026-11-25 00:00", "2026-11-25 08:00", [24]),  # the night begins in the evening, whoever has its first half
        ("2026-11-25 00:00", "2026-11-26 00:00", [25]),
        ("2026-11-24 09:00", "2026-11-25 09:00", [24]),
        ("2026-11-24 09:00", "2026-11-25 10:00", [24]),  # 25 hours
        ("2026-11-28 08:00", "2026-11-30 08:00", [28, 29]),  # a weekend
        ("2026-11-25 06:00", "2026-11-25 11:00", [25]),
    ],
)
def test_a_duty_belongs_to_the_days_it_is_asked_for(starts, ends, days):
    assert days_of(shift(starts, ends)) == days


def test_a_night_in_two_halves_belongs_to_its_evening():
    assert days_of(shift("2026-11-24 22:00", "2026-11-25 00:00"), shift("2026-11-25 00:00", "2026-11-25 08:00")) == [24]


def test_a_turkish_night_belongs_to_the_day_of_its_place():
    # 23.30 in Brussels is half past one in Emirdağ.
    night = shift("2026-11-25 00:30", "2026-11-25 08:30", country="TR")
    assert days_of(night, zone=ISTANBUL) == [24]
    day = shift("2026-11-25 06:30", "2026-11-25 18:30", country="TR")
    assert days_of(day, zone=ISTANBUL) == [25]


def test_tonight_is_the_coming_night_and_after_midnight_the_one_that_runs():
    evening = duty.night_of(brussels("2026-11-24 12:00"), BRUSSELS)
    assert evening == (brussels("2026-11-24 20:00"), brussels("2026-11-25 06:00"))
    assert duty.night_of(brussels("2026-11-25 05:59"), BRUSSELS) == evening
    assert duty.night_of(brussels("2026-11-25 06:00"), BRUSSELS)[0] == brussels("2026-11-25 20:00")


def test_tonight_shows_who_opens_after_midnight_and_no_more_who_has_closed():
    evening = shift("2026-11-24 18:00", "2026-11-24 22:00")
    late = shift("2026-11-25 00:00", "2026-11-25 08:00", pharmacy=2)
    day = shift("2026-11-24 08:00", "2026-11-24 20:00", pharmacy=3)
    next_day = shift("2026-11-25 06:00", "2026-11-25 20:00", pharmacy=4)

    def tonight(clock):
        now = brussels(clock)
        duties = duty.windows([evening, late, day, next_day], now, DAYS)
        return [one.pharmacy.pk for one in duty.in_the_night(duties, now, BRUSSELS)]

    assert tonight("2026-11-24 12:00") == [1, 2]
    assert tonight("2026-11-24 23:00") == [2]
    assert tonight("2026-11-25 02:00") == [2]


@pytest.mark.parametrize(
    ("clock", "hour", "late"),
    [
        ("21:59", time(22), False),
        ("22:00", time(22), True),
        ("23:59", time(22), True),
        ("00:00", time(22), True),
        ("05:59", time(22), True),
        ("06:00", time(22), False),
        ("12:00", time(22), False),
        ("23:59", time(0, 30), False),
        ("00:30", time(0, 30), True),
        ("06:00", time(0, 30), False),
    ],
)
def test_late_is_from_the_late_hour_until_the_morning(clock, hour, late):
    assert duty.is_late(brussels(f"2026-11-24 {clock}"), hour, BRUSSELS) is late


# --- The nights when the clocks change ---------------------------------------------------------------------------------
def test_in_spring_the_night_is_an_hour_shorter():
    night = shift("2026-03-28 19:00", "2026-03-29 08:00", checked="2026-03-28 09:00")
    [one] = duty.windows([night], brussels("2026-03-28 20:00"), DAYS)
    assert one.ends - one.starts == timedelta(hours=12)
    assert open_at("2026-03-29 01:59", night) == open_at("2026-03-29 03:00", night) == [1]
    assert open_at("2026-03-29 07:59", night) == [1]
    assert open_at("2026-03-29 08:00", night) == []
    assert one.is_of(date(2026, 3, 28), BRUSSELS)
    assert not one.is_of(date(2026, 3, 29), BRUSSELS)


def test_in_autumn_a_duty_from_nine_to_nine_lasts_25_hours():
    whole = shift("2026-10-24 09:00", "2026-10-25 09:00", checked="2026-10-24 08:00")
    [one] = duty.windows([whole], brussels("2026-10-24 20:00"), DAYS)
    assert one.ends - one.starts == timedelta(hours=25)
    assert one.is_of(date(2026, 10, 24), BRUSSELS)
    assert not one.is_of(date(2026, 10, 25), BRUSSELS)


def test_in_the_hour_that_comes_twice_a_shift_ends_once():
    # Until half past two, which comes twice: the first of the two is meant.
    first = shift("2026-10-24 22:00", "2026-10-25 02:30", checked="2026-10-24 08:00")
    second = shift("2026-10-25 02:30", "2026-10-25 08:00", checked="2026-10-24 08:00")
    half_past_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert [bool(on_duty([first], moment, DAYS)) for moment in half_past_two] == [False, False]
    before = half_past_two[0] - timedelta(minutes=1)
    assert on_duty([first], before, DAYS)
    [one] = duty.windows([second, first], before, DAYS)
    assert one.ends - one.starts == timedelta(hours=11)


def test_shifts_in_the_two_hours_of_one_name_do_not_touch():
    early = shift("2026-10-24 22:00", "2026-10-25 02:30", checked="2026-10-24 08:00")
    late = shift("2026-10-25 02:30", "2026-10-25 08:00", checked="2026-10-24 08:00")
    late.starts = late.starts.replace(fold=1)
    assert len(duty.windows([early, late], brussels("2026-10-24 23:00"), DAYS)) == 2


def test_turkey_changes_no_clocks():
    night = shift("2026-03-28 19:00", "2026-03-29 09:00", checked="2026-03-28 09:00", country="TR")
    [one] = duty.windows([night], brussels("2026-03-28 20:00"), DAYS)
    assert one.ends - one.starts == timedelta(hours=14)
    # 9.00 in Emirdağ: two hours before, then one hour before it in Brussels.
    assert open_at("2026-03-29 07:59", night) == [1]
    assert open_at("2026-03-29 08:00", night) == []


# --- Holidays ----------------------------------------------------------------------------------------------------------
def test_the_turn_of_the_year_and_a_holiday_are_days_like_others():
    assert is_holiday(date(2027, 1, 1))
    assert is_holiday(date(2026, 12, 25))
    eve = shift("2026-12-31 19:00", "2027-01-01 09:00", checked="2026-12-30 09:00")
    holiday = shift("2027-01-01 09:00", "2027-01-02 09:00", checked="2026-12-30 09:00", pharmacy=2)
    assert open_at("2027-01-01 08:59", eve, holiday) == [1]
    assert open_at("2027-01-01 09:00", eve, holiday) == [2]
    [first, second] = duty.windows([eve, holiday], brussels("2026-12-31 12:00"), DAYS)
    assert first.is_of(date(2026, 12, 31), BRUSSELS)
    assert not first.is_of(date(2027, 1, 1), BRUSSELS)
    assert second.is_of(date(2027, 1, 1), BRUSSELS)


# --- The next change ---------------------------------------------------------------------------------------------------
def changes(*shifts, begin="2026-11-24 12:00", most=12):
    """Every moment at which the page changes by itself, from `begin` on, as the clocks of Brussels show them."""
    found, now = [], brussels(begin)
    for _ in range(most):
        now = duty.next_change(shifts, now, DAYS, time(22), BRUSSELS)
        found.append(f"{now.astimezone(BRUSSELS):%d %H:%M}")
    return found


def test_the_page_changes_when_a_shift_begins_or_ends_its_check_ends_and_at_the_late_hour_and_midnight():
    night = shift("2026-11-24 19:00", "2026-11-25 08:00", checked="2026-11-17 23:30")
    assert changes(night, most=9) == [
        "24 18:00", "24 19:00", "24 22:00", "24 23:30", "25 00:00", "25 06:00", "25 08:00", "25 18:00", "25 22:00",
    ]  # fmt: skip


def test_without_shifts_the_page_changes_with_the_day_and_the_hours_of_shops_only():
    assert changes(most=6) == ["24 18:00", "24 22:00", "25 00:00", "25 06:00", "25 08:00", "25 18:00"]


def test_changes_follow_the_clocks_when_these_change():
    night = shift("2026-10-24 22:00", "2026-10-25 08:00", checked="2026-10-24 08:00")
    now = brussels("2026-10-25 01:00")
    assert duty.next_change([night], now, DAYS, time(22), BRUSSELS) == datetime(2026, 10, 25, 5, tzinfo=UTC)
