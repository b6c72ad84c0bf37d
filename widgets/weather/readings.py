"""What a forecast of any source is brought to, and what is refused of it: hours and days in the place's own time."""

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from korner.fetching.reading import decimal_of
from korner.fetching.sources import Nonsense
from widgets.weather.conditions import of_day

DAYS_AHEAD = 3  # besides today
HOURS_KEPT = timedelta(hours=36)  # longer than a forecast is shown without being renewed
OLDEST = timedelta(hours=24)  # since its source made it
COLDEST, HOTTEST, WETTEST = -60, 60, 500  # °C, mm in an hour or a quarter of a day; beyond that something is broken
NEAR = 0.5  # degrees that the point of a forecast may lie away: each source has a grid of its own
DAYTIME = range(7, 21)  # hours of the place that say what a day is like
MOST_STEPS = 400


@dataclass(frozen=True)
class Step:
    """One step of a forecast: from `at` on, for `hours`."""

    at: datetime
    temperature: float
    condition: str = ""
    rain: float = 0.0
    hours: int = 1


@dataclass(frozen=True)
class Reading:
    """A forecast as it is stored: plain values that JSON can hold."""

    made_at: datetime
    hours: list = field(default_factory=list)  # [[moment, temperature, condition]]
    days: list = field(default_factory=list)  # [[day, lowest, highest, condition, millimetres]], today first


@contextmanager
def shaped_as(name):
    """What is read within has the shape of an answer of `name`; where it has not, that is Nonsense."""
    try:
        yield
    except Nonsense:
        raise
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as problem:
        raise Nonsense(f"not a forecast of {name}") from problem


def number(value, lowest, highest):
    """A number of JSON as a float within its bounds; one in quotes is none. Raises Nonsense."""
    if isinstance(value, str):
        raise Nonsense("no number where one is expected")
    return float(decimal_of(value, lowest, highest))


def temperature(value):
    """A temperature in °C. Raises Nonsense."""
    return number(value, COLDEST, HOTTEST)


def rain(value):
    """Millimetres of rain; None counts as none. Raises Nonsense."""
    return 0.0 if value is None else number(value, 0, WETTEST)


def refuse_elsewhere(latitude, longitude, position):
    """Raise Nonsense where the point of a forecast is none near `position`."""
    far = max(abs(number(latitude, -90, 90) - position[0]), abs(number(longitude, -180, 180) - position[1]))
    if far > NEAR:
        raise Nonsense("the forecast is of another place")


def moment(text):
    """The aware moment of "2026-11-24T05:00:00Z" or, without a zone, of that time in UTC. Raises Nonsense."""
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as problem:
        raise Nonsense("a time cannot be read") from problem


def reading(steps, made_at, now, zone):
    """The Reading of `steps` (Steps in their order) for a place in `zone`. Raises Nonsense for what cannot be today's."""
    if not now - OLDEST <= made_at <= now + timedelta(hours=1):
        raise Nonsense(f"made at {made_at:%Y-%m-%d %H:%M}, which is not today")
    if not steps or len(steps) > MOST_STEPS:
        raise Nonsense("no forecast in it")
    if any(later.at <= earlier.at for earlier, later in pairwise(steps)):
        raise Nonsense("the times are in disorder")
    if not steps[0].at <= now + timedelta(hours=2) or steps[-1].at <= now:
        raise Nonsense("the forecast is of another day")
    hours = [
        [step.at.isoformat(), round(step.temperature, 1), step.condition]
        for step in steps
        if now - timedelta(hours=step.hours) < step.at <= now + HOURS_KEPT
    ]
    if not hours:
        raise Nonsense("nothing for now in it")
    return Reading(made_at, hours, days(steps, now.astimezone(zone).date(), zone))


def days(steps, today, zone):
    """[[day, lowest, highest, condition, millimetres]] of today, what is left of it, and of the days ahead. Raises Nonsense."""
    by_day = defaultdict(list)
    for step in steps:
        by_day[step.at.astimezone(zone).date()].append(step)
    wanted = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    if any(len(by_day[day]) < 2 for day in wanted[1:]):
        raise Nonsense("fewer days than are shown")
    return [day_of(day, by_day[day], zone) for day in wanted if by_day[day]]


def day_of(day, steps, zone):
    """One day out of its steps."""
    temperatures, fell = [step.temperature for step in steps], sum(step.rain for step in steps)
    light = [step.condition for step in steps if step.at.astimezone(zone).hour in DAYTIME]
    condition = of_day(light or [step.condition for step in steps], fell)
    return [day.isoformat(), round(min(temperatures), 1), round(max(temperatures), 1), condition, round(fell, 1)]
