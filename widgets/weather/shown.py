"""What readers see of the weather: the sky of this hour and of three days, with source and time; never an old one unmarked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from korner.caching.tags import ends_at
from korner.places.models import Place
from korner.statements import Statement, one_of, unread
from widgets.weather.conditions import Condition
from widgets.weather.freshness import State, next_change, state_of
from widgets.weather.models import Forecast, Origin, WeatherPlace
from widgets.weather.sun import is_up

BELIEVED = [Origin.MET, Origin.OPEN_METEO, Origin.DEMO]  # of two that were confirmed within the same hours
HOUR = timedelta(hours=1)
LONGEST_STEP = timedelta(hours=6)  # how long the last word of an hour may hold
WITH_SUN = frozenset((Condition.CLEAR, Condition.FAIR, Condition.PARTLY, Condition.SHOWERS))
SITES = {Origin.MET: "https://www.met.no/en", Origin.OPEN_METEO: "https://open-meteo.com/"}


@dataclass(frozen=True)
class Sky:
    """A Condition with its words and icon; nothing of one that its source said in words we do not know."""

    condition: str
    by_night: bool = False

    @property
    def words(self):
        """What the sky does, in words."""
        return Condition(self.condition).label if self.condition else ""

    @property
    def icon(self):
        """The template of its icon; no sun shines by night."""
        name = self.condition or Condition.PARTLY.value
        return f"weather/icons/{name}{'-night' if self.by_night and name in WITH_SUN else ''}.svg"


@dataclass(frozen=True)
class Day:
    """One day as readers see it."""

    day: date
    low: str
    high: str
    sky: Sky
    rain: float


@dataclass(frozen=True)
class Weather:
    """The weather of one place as readers see it."""

    place: WeatherPlace
    degrees: str  # of this hour, "8"
    sky: Sky
    today: Day | None
    days: list
    origin: str
    made_at: datetime
    checked_at: datetime
    state: State

    @property
    def is_stale(self):
        """Whether its source should have been heard again since."""
        return self.state == State.STALE

    @property
    def is_demo(self):
        """Whether it is made up."""
        return self.origin == Origin.DEMO

    @property
    def source(self):
        """The name of its source."""
        return Origin(self.origin).label

    @property
    def site(self):
        """The address of its source, "" of the demo's."""
        return SITES.get(self.origin, "")


def whole(value):
    """Degrees as they are said: whole, with a true minus; nothing is "-0"."""
    degrees = round(value)
    return f"−{-degrees}" if degrees < 0 else str(degrees)


def all_places():
    """The places that are offered, in their order; one query."""
    return list(WeatherPlace.objects.offered().shows("weatherplace"))


def first_two():
    """The places shown to those who have chosen none: the paper's city, then the one back home; one query."""
    return with_role.ask(shows=["weatherplace"])


@Statement
def with_role():
    """The places that have a role: "here" stands before "there"."""
    rows = WeatherPlace.objects.offered().defer(*unread(Place, "place__"))
    return rows.exclude(role="").order_by("role")


@Statement
def forecasts():
    """What all sources said of the `places`."""
    return QuerySet(Forecast).filter(one_of("place", "places"))


def weather_of(places, now=None):
    """{place's number: Weather} of those that have one young enough; one query. The page ends with its hour, or by age."""
    now = now or timezone.now()
    rows = {}
    numbers = [place.pk for place in places]
    for forecast in forecasts.ask(places=numbers, shows=[f"weatherplace{number}" for number in numbers]):
        rows.setdefault(forecast.place_id, []).append(forecast)
    found = {}
    for place in places:
        seen = seen_of(place, rows.get(place.pk, []), now)
        if seen:
            found[place.pk] = seen
    return found


def seen_of(place, forecasts, now):
    """The Weather of a place out of what its sources said, or None."""
    best = max(forecasts, key=lambda one: (rank(one, now), one.checked_at), default=None)
    if best is None:
        return None
    ends_at(next_change(best.checked_at, now))
    state = state_of(best.checked_at, now)
    at_hour = None if state == State.HIDDEN else hour_of(best.hours, now)
    if at_hour is None:
        return None
    ends_at(now.replace(minute=0, second=0, microsecond=0) + HOUR)  # midnights are among these
    today = now.astimezone(place.zone).date()
    days = [day for day in map(day_of, best.days) if day.day >= today]
    own = next((day for day in days if day.day == today), None)
    ahead = [day for day in days if day.day > today][:3]
    said = (best.origin, best.made_at, best.checked_at, state)
    sky = Sky(at_hour[2], by_night=not is_up(place.place.position, now))
    return Weather(place, whole(at_hour[1]), sky, own, ahead, *said)


def rank(forecast, now):
    """What is believed more: a fresh one before a stale one, a real one before a made-up one, and so on."""
    state = state_of(forecast.checked_at, now)
    return -list(State).index(state), -BELIEVED.index(forecast.origin)


def hour_of(hours, now):
    """The last [moment, degrees, condition] that has begun, unless that is long ago; else None."""
    begun = [(datetime.fromisoformat(hour[0]), hour) for hour in hours]
    begun = [(at, hour) for at, hour in begun if at <= now]
    if not begun:
        return hours[0] if hours and datetime.fromisoformat(hours[0][0]) - now <= 2 * HOUR else None
    at, hour = max(begun)
    return hour if now - at < LONGEST_STEP else None


def day_of(row):
    """The Day of a stored row."""
    day, low, high, condition, rain = row
    return Day(date.fromisoformat(day), whole(low), whole(high), Sky(condition), rain)
