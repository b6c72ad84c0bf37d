"""Days, hours and moments as they are typed in Belgium and in Türkiye, and as a spreadsheet keeps them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from korner.hours import clock
from korner.tables.cells import Reader

DAY_FIRST = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
HOURS = re.compile(r"(\d{1,2})\s*(?:[:.hH]|sa|u)?\s*(\d{2})?(?::?(\d{2}))?\s*h?")
MOMENT = re.compile(r"(\S+)(?:\s+|T)(\S.*)")
WHOLE_DAY = timedelta(days=1)
YEARS = (1990, 2100)


class Day(Reader):
    """A day: 24.11.2026, 24/11/2026, 2026-11-24, or a date of the spreadsheet."""

    empty = None

    def read(self, value):
        return day_of(value)


class Clock(Reader):
    """An hour of the clock as the time since midnight (timedelta): 8:30, 8.30, 8h30, 22, and 24:00 as the day's end."""

    empty = None

    def read(self, value):
        return clock_of(value)

    def write(self, value):
        return clock(round(value.total_seconds() / 60))


class HourOfDay(Clock):
    """An hour as models keep it (time); 24:00 is 00:00."""

    def read(self, value):
        hours = clock_of(value)
        return time(0) if hours == WHOLE_DAY else (datetime.min + hours).time()

    def write(self, value):
        return f"{value:%H:%M}"


class Moment(Reader):
    """A day and an hour in one cell ("24.11.2026 22:00"), as an aware moment of `zone` (the paper's own if None)."""

    empty = None

    def __init__(self, zone=None):
        super().__init__()
        self.zone = zone

    def read(self, value):
        if isinstance(value, datetime):
            day, hours = value.date(), value - datetime.combine(value.date(), time(0))
        else:
            match = MOMENT.fullmatch(str(value))
            if not match:
                raise ValueError(_("Write day and hour: 24.11.2026 22:00."))
            day, hours = day_of(match[1]), clock_of(match[2])
        return moment_of(day, hours, self.zone)

    def write(self, value):
        return f"{value.astimezone(zone_of(self.zone)):%Y-%m-%d %H:%M}"


def zone_of(zone):
    return ZoneInfo(settings.TIME_ZONE) if zone is None else ZoneInfo(zone) if isinstance(zone, str) else zone


def moment_of(day, hours, zone=None):
    """The aware moment at which the clock of `zone` shows `hours` (timedelta, up to 24 hours) after midnight of `day`.

    Of an hour that comes twice the first is meant. Raises ValueError with words for one that does not come on that day.
    """
    zone = zone_of(zone)
    naive = datetime.combine(day, time(0)) + hours
    moment = naive.replace(tzinfo=zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive:
        raise ValueError(_("There is no such hour on this day: the clocks go forward."))
    return moment


def day_of(value):
    """The day in a cell. Raises ValueError with words."""
    if isinstance(value, datetime):
        if value.time() != time(0):
            raise ValueError(_("Write a day only, without an hour."))
        value = value.date()
    if not isinstance(value, date):
        text = re.sub(r"\s*([./-])\s*", r"\1", str(value).strip())
        text = re.sub(r"[T ]00:00(:00)?$", "", text)
        first, year = DAY_FIRST.fullmatch(text), YEAR_FIRST.fullmatch(text)
        try:
            if first:
                value = date(int(first[3]), int(first[2]), int(first[1]))
            elif year:
                value = date(int(year[1]), int(year[2]), int(year[3]))
            else:
                raise ValueError
        except ValueError:
            raise ValueError(_("This is no day. Write it as 24.11.2026.")) from None
    if not YEARS[0] <= value.year <= YEARS[1]:
        raise ValueError(_("This year cannot be meant."))
    return value


def clock_of(value):
    """The time since midnight in a cell, as a timedelta up to 24 hours. Raises ValueError with words."""
    if isinstance(value, datetime):  # 24:00 of a spreadsheet is midnight after its day zero
        hours = value - datetime.combine(value.date(), time(0))
        hours = WHOLE_DAY if not hours and value.year <= 1900 else hours
    elif isinstance(value, time):
        hours = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    elif isinstance(value, timedelta):
        hours = value
    elif isinstance(value, float) and 0 <= value <= 1:  # a part of a day, as a spreadsheet keeps it
        hours = timedelta(minutes=round(value * 24 * 60))
    else:
        hours = typed_hours(str(value))
    if not timedelta(0) <= hours <= WHOLE_DAY:
        raise ValueError(no_hour())
    return timedelta(minutes=round(hours.total_seconds() / 60))


def typed_hours(text):
    match = HOURS.fullmatch(text.strip().lower())
    if not match or int(match[2] or 0) > 59 or int(match[3] or 0) > 59:
        raise ValueError(no_hour())
    return timedelta(hours=int(match[1]), minutes=int(match[2] or 0))


def no_hour():
    return _("This is no hour. Write it as 22:00.")
