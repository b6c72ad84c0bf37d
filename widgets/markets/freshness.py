"""Is a rate still that of today? It is fresh until its source should have said the next one, then marked, then hidden.

The banks say their rates on working days of their own: the ECB not on the closing days of TARGET, the TCMB not on Turkish
holidays (both from the library holidays). What is typed or bought (gold) is expected once each Monday to Friday.
"""

from datetime import time, timedelta
from functools import lru_cache

import holidays
from django.utils import timezone

from korner.fetching.age import State as State
from korner.fetching.age import change_after, state_at
from korner.hours import holidays_of
from widgets.markets.models import Origin
from widgets.markets.storing import moment_at

# From when on the rate of a working day is missed, by the clocks of the bank's place: three hours after it says it.
MISSED_AT = {Origin.ECB: time(19, 0), Origin.TCMB: time(18, 30)}
# By then nobody has asked the bank, unless a Bayram with both its week-ends lies between: what is not missed yet is shown.
HIDDEN_AFTER = timedelta(days=10)
MARKED_FOR = timedelta(days=1)  # at least, before it is hidden
LONGEST_PAUSE = 15  # days within which there is a working day


@lru_cache(maxsize=32)
def closings(origin, year):
    """The days of a year on which a source says nothing besides Saturdays and Sundays."""
    if origin == Origin.ECB:
        return frozenset(holidays.financial_holidays("ECB", years=year))
    return frozenset(holidays_of(year, "TR")) if origin == Origin.TCMB else frozenset()


def is_working(origin, day):
    """Whether a source says a rate on `day`."""
    return day.weekday() < 5 and day not in closings(origin, day.year)


def missed_from(origin, day):
    """The moment from which the rate of a working day is missed."""
    hour = MISSED_AT.get(origin)
    return moment_at(day, hour, origin) if hour else moment_at(day + timedelta(days=1), time(0))


def turns_stale(rate):
    """The moment from which a rate is marked: when the next one of its source is missed."""
    # Gold is worked out anew with each dollar: it is as old as the older of what it is made of.
    said = min(rate.day, timezone.localdate(rate.as_of)) if rate.calculated else rate.day
    day = said + timedelta(days=1)
    for _day in range(LONGEST_PAUSE):
        if is_working(rate.origin, day):
            break
        day += timedelta(days=1)
    return missed_from(rate.origin, day)


def turns_hidden(rate):
    """The moment from which a rate is not shown at all: never one that its source has not had to say anew."""
    return max(rate.as_of + HIDDEN_AFTER, turns_stale(rate) + MARKED_FOR)


def state_of(rate, now):
    """The State of a rate at `now`."""
    return state_at(now, turns_stale(rate), turns_hidden(rate))


def next_change(rate, now):
    """The next moment at which its State changes by itself, or None."""
    return change_after(now, turns_stale(rate), turns_hidden(rate))
