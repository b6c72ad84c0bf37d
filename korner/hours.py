"""Opening hours, and the public holidays that change them. Plain functions: they ask no database and no clock.

Public holidays are those of the library holidays (kept up with the law by its authors).

Hours are stored as JSON, {} where nobody gave any:

    {"week": {"mon": [["09:00", "12:30"], ["14:00", "18:00"]], "sat": [["22:00", "04:00"]]},
     "holidays": "closed",
     "special": {"2026-12-24": [["09:00", "13:00"]], "2026-12-28": []}}

A day that is not named is a day on which it is closed. A window that ends at or before the time it begins ends on the next day;
"24:00" is the end of its own. `holidays` says what holds on public holidays: "closed" (the default), "usual", or windows of
their own. A special day outranks the holiday that it may be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ZONES = {"BE": ZoneInfo("Europe/Brussels"), "TR": ZoneInfo("Europe/Istanbul")}
CLOSED, USUAL = "closed", "usual"
DAY_MINUTES = 24 * 60
MOST_WINDOWS, MOST_SPECIAL = 6, 100  # a day, a firm
AHEAD = 370  # days that are looked at for the next change
TIME = re.compile(r"(\d{2}):(\d{2})")

Window = tuple[int, int]  # minutes after midnight of the day on which it begins; the end may lie beyond that day


def zone_of(country: str) -> ZoneInfo:
    """The time zone of "BE" or "TR"."""
    return ZONES.get(country, ZONES["BE"])


@lru_cache(maxsize=64)
def holidays_of(year, country="BE"):
    """Return {date: the library's name in its country's language} of the public holidays of a year in "BE" or "TR"."""
    return dict(holidays.country_holidays(country, years=year))


def is_holiday(day, country="BE"):
    """Whether `day` (a date) is a public holiday in "BE" or "TR"."""
    return day in holidays_of(day.year, country)


class BadHours(ValueError):
    """What was given are no opening hours. `code` says why (see CODES), `where` is the part that is meant.

    The words for people live in the app that asks.
    """

    # shape: not the form above; time: no time of day; empty: ends when it begins; overlap: two windows at once;
    # date: no day of the calendar; many: more windows or special days than anybody has; and of hours_typed
    # word: not understood; day: which day is meant; no_time: a day without its times; no_day: times without their day.
    CODES = ("shape", "time", "empty", "overlap", "date", "many", "word", "day", "no_time", "no_day")

    def __init__(self, code: str, where: str = ""):
        super().__init__(f"{code}: {where}")
        self.code, self.where = code, where


@dataclass(frozen=True)
class Hours:
    """Opening hours that were read. False where nobody gave any."""

    week: tuple[tuple[Window, ...], ...] = ((),) * 7  # from Monday
    holidays: str | tuple[Window, ...] = CLOSED
    special: dict[date, tuple[Window, ...]] = field(default_factory=dict)
    given: bool = False

    def __bool__(self) -> bool:
        return self.given

    def stored(self) -> dict[str, Any]:
        """As JSON, in one form: what says the same is the same."""
        if not self.given:
            return {}
        data: dict[str, Any] = {
            "week": {name: pairs(windows) for name, windows in zip(DAYS, self.week, strict=True) if windows},
            "holidays": self.holidays if isinstance(self.holidays, str) else pairs(self.holidays),
        }
        if self.special:
            data["special"] = {day.isoformat(): pairs(self.special[day]) for day in sorted(self.special)}
        return data

    def on(self, day: date, country: str = "BE") -> tuple[Window, ...]:
        """The windows that begin on `day`."""
        if day in self.special:
            return self.special[day]
        if self.holidays != USUAL and is_holiday(day, country):
            return self.holidays if isinstance(self.holidays, tuple) else ()
        return self.week[day.weekday()]


@dataclass(frozen=True)
class Open:
    """Open, until an aware moment; None: as far as one can see."""

    until: datetime | None


@dataclass(frozen=True)
class Closed:
    """Closed, and open again at an aware moment; None: nobody knows when."""

    opens: datetime | None


# --- reading ----------------------------------------------------------------------------------------------------------
def read_hours(data: Any) -> Hours:
    """Return the Hours that `data` (JSON as above) says; {} and None are no hours. Raises BadHours."""
    if data in ({}, None):
        return Hours()
    if not isinstance(data, dict) or set(data) - {"week", "holidays", "special"}:
        raise BadHours("shape")
    week, special = data.get("week", {}), data.get("special", {})
    if not isinstance(week, dict) or set(week) - set(DAYS) or not isinstance(special, dict):
        raise BadHours("shape")
    if len(special) > MOST_SPECIAL:
        raise BadHours("many")
    rule = data.get("holidays", CLOSED)
    return hours_of(
        [read_windows(week.get(name, []), name) for name in DAYS],
        rule if rule in (CLOSED, USUAL) else read_windows(rule, "holidays"),
        {read_date(day): read_windows(windows, day) for day, windows in special.items()},
    )


def hours_of(week, rule: str | tuple[Window, ...] = CLOSED, special=None) -> Hours:
    """Hours of seven lists of windows. Raises BadHours where the end of one day's runs into the next day's."""
    days = tuple(in_order(windows, name) for windows, name in zip(week, DAYS, strict=True))
    for number, windows in enumerate(days):
        following = days[(number + 1) % 7]
        if windows and following and windows[-1][1] - DAY_MINUTES > following[0][0]:
            raise BadHours("overlap", DAYS[(number + 1) % 7])
    return Hours(days, rule, dict(special or {}), given=True)


def read_windows(rows: Any, where: str) -> tuple[Window, ...]:
    """The windows of one day, in their order. Raises BadHours."""
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list | tuple) and len(row) == 2 for row in rows):
        raise BadHours("shape", where)
    return in_order([window(read_time(begins), read_time(ends), where) for begins, ends in rows], where)


def in_order(windows, where: str) -> tuple[Window, ...]:
    """`windows` from morning to night, those that touch put together. Raises BadHours where two overlap."""
    if len(windows) > MOST_WINDOWS:
        raise BadHours("many", where)
    ordered: list[Window] = []
    for begins, ends in sorted(windows):
        if ordered and begins < ordered[-1][1]:
            raise BadHours("overlap", where)
        if ordered and begins == ordered[-1][1]:
            begins = ordered.pop()[0]
        ordered.append((begins, ends))
    if ordered and ordered[-1][1] - ordered[0][0] > DAY_MINUTES:
        raise BadHours("overlap", where)
    return tuple(ordered)


def window(begins: int, ends: int, where: str = "") -> Window:
    """The Window between two times of day in minutes; one that ends before it begins ends on the next day."""
    if begins == ends or begins >= DAY_MINUTES:
        raise BadHours("empty", where)
    return (begins, ends if ends > begins else ends + DAY_MINUTES)


def read_time(text: Any) -> int:
    """Minutes after midnight of "HH:MM", "24:00" among them. Raises BadHours."""
    match = TIME.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise BadHours("time", str(text)[:20])
    return minutes(int(match[1]), int(match[2]), text)


def minutes(hour: int, minute: int, where: str) -> int:
    """Minutes after midnight. Raises BadHours for what no clock shows."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise BadHours("time", where)
    return 60 * hour + minute


def read_date(text: Any) -> date:
    """The day written as 2026-12-24. Raises BadHours."""
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadHours("date", str(text)[:20]) from None
    if day.isoformat() != text:
        raise BadHours("date", text)
    return day


def clock(minute: int) -> str:
    """A minute of a window as "HH:MM"; the end of the day is "24:00", what lies beyond it a time of the next."""
    return "24:00" if minute == DAY_MINUTES else f"{minute // 60 % 24:02}:{minute % 60:02}"


def pairs(windows) -> list[list[str]]:
    """Windows as JSON has them."""
    return [[clock(begins), clock(ends)] for begins, ends in windows]


# --- asking -----------------------------------------------------------------------------------------------------------
def status(hours: Hours, now: datetime, country: str = "BE") -> Open | Closed | None:
    """Whether it is open at `now` (aware), and until when; None where nobody gave hours.

    Windows that follow each other without a gap are one: who is open round the clock has no end at midnight.
    """
    if not hours:
        return None
    zone = zone_of(country)
    today = now.astimezone(zone).date()
    until = None
    for begins, ends in spans(hours, today, zone, country):
        if ends <= now:
            continue
        if until is None and begins > now:
            return Closed(begins)
        if until is not None and begins > until:
            return Open(until)
        until = ends if until is None else max(until, ends)
    if until is None:
        return Closed(None)
    last = today + timedelta(days=AHEAD)
    return Open(until if until.astimezone(zone).date() < last else None)


def next_change(hours: Hours, now: datetime, country: str = "BE") -> datetime | None:
    """The moment at which the answer of `status` becomes another; None: never, as far as one can see."""
    found = status(hours, now, country)
    if found is None:
        return None
    return found.until if isinstance(found, Open) else found.opens


def spans(hours: Hours, today: date, zone: ZoneInfo, country: str) -> Iterator[tuple[datetime, datetime]]:
    """(beginning, end) of the windows of yesterday and the days to come, as aware moments."""
    if not any(hours.week) and not isinstance(hours.holidays, tuple) and not any(hours.special.values()):
        return
    for number in range(-1, AHEAD + 1):
        day = today + timedelta(days=number)
        for begins, ends in hours.on(day, country):
            yield moment(day, begins, zone), moment(day, ends, zone)


def moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """When the clocks of `zone` show that minute, counted from midnight of `day`.

    Of an hour that comes twice the first is meant; a time that the clocks leave out is as long after the last one before.
    """
    local = datetime.combine(day + timedelta(days=minute // DAY_MINUTES), time(), zone)
    local = local.replace(hour=minute % DAY_MINUTES // 60, minute=minute % 60)
    return local.astimezone(UTC)


def unusual_days(hours: Hours, first: date, number: int, country: str = "BE") -> list[tuple[date, tuple[Window, ...]]]:
    """[(day, its windows)] of those of `number` days from `first` on that are special or a public holiday."""
    days = [first + timedelta(days=ahead) for ahead in range(number)]
    return [
        (day, hours.on(day, country))
        for day in days
        if hours and (day in hours.special or (is_holiday(day, country) and hours.holidays != USUAL))
    ]
