"""Opening hours in the words of a page: the week, the days that are unlike others, and whether it is open now."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from korner.caching.days import next_midnight
from korner.caching.tags import ends_at
from korner.hours import (
    DAY_MINUTES,
    BadHours,
    Hours,
    Open,
    is_holiday,
    next_change,
    read_hours,
    status,
    unusual_days,
    zone_of,
)
from korner.languages import FRENCH, page_language

AHEAD = 15  # days in which holidays and special days are told
SOON = timedelta(hours=20)  # an end within this is told by its time alone
ROUND_THE_CLOCK = ((0, DAY_MINUTES),)
MONDAY = date(2024, 1, 1)


def hours_of(firm):
    """The Hours of a firm; none where what is stored cannot be read."""
    try:
        return read_hours(firm.hours)
    except BadHours:
        return Hours()


@dataclass(frozen=True)
class Now:
    """Whether it is open, as a sentence."""

    is_open: bool
    words: str


@dataclass(frozen=True)
class Shown:
    """The hours of one firm: [(day in words, times in words)], the days to come that are unlike others, and Now or None."""

    week: list
    unusual: list
    now: Now | None
    on_holidays: str


def shown(firm):
    """The Shown of `firm`, None where nobody gave hours. The page ends when it opens or closes, and with the day."""
    hours, country, now = hours_of(firm), firm.place.country, timezone.now()
    if not hours:
        return None
    ends_at(next_change(hours, now, country))
    ends_at(next_midnight(now))
    week = [
        (date_format(MONDAY + timedelta(days=number), "l"), times(windows)) for number, windows in enumerate(hours.week)
    ]
    unusual = [
        (date_format(day, "l"), day, times(windows), is_holiday(day, country))
        for day, windows in unusual_days(hours, timezone.localdate(now), AHEAD, country)
    ]
    return Shown(week, unusual, now_at(firm, now), on_holidays(hours))


def now_at(firm, now):
    """Whether `firm` is open at `now`, as a Now; None where nobody gave hours."""
    country = firm.place.country
    return said(status(hours_of(firm), now, country), now, zone_of(country))


def said(found, now, zone):
    """What `korner.hours.status` found, as a Now in the time of `zone`; None where there is nothing to say."""
    if found is None:
        return None
    if isinstance(found, Open):
        if found.until is None:
            return Now(True, _("Open round the clock"))
        return Now(True, _("Open until %(time)s") % {"time": moment(found.until, now, zone)})
    if found.opens is None:
        return Now(False, _("Closed"))
    return Now(False, _("Closed now; opens: %(time)s") % {"time": moment(found.opens, now, zone)})


def moment(at, now, zone):
    """A moment to come: its time, with its day where that is not today's or the coming night's."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    clock = hour(local.time())
    if local.date() == today or (at - now < SOON and local.hour < 6):
        return clock
    if local.date() - today < timedelta(days=7):
        return f"{date_format(local, 'l')} {clock}"
    return f"{date_format(local, 'DATE_FORMAT')}, {clock}"


def on_holidays(hours):
    """What holds on public holidays, "" where that is the usual."""
    if isinstance(hours.holidays, tuple):
        return times(hours.holidays)
    return "" if hours.holidays == "usual" else _("closed")


def times(windows):
    """The windows of a day in words: "09.00–12.30, 14.00–18.00"."""
    if tuple(windows) == ROUND_THE_CLOCK:
        return _("round the clock")
    return ", ".join(f"{minute(begins)}–{minute(ends)}" for begins, ends in windows) or _("closed")


def minute(number):
    """A minute of the day as the page writes times; the end of the day is its 24th hour."""
    if number == DAY_MINUTES:
        return f"24{hour(time(0, 0)).lstrip('0')}"
    return hour(time(number // 60 % 24, number % 60))


def hour(clock):
    """A time of day as it stands at a door: "06.30", in French without noughts before the hour and after it, "9 h"."""
    if page_language() == FRENCH:
        return time_format(clock, "G\u00a0\\h\u00a0i" if clock.minute else "G\u00a0\\h")
    return time_format(clock, "TIME_FORMAT")
