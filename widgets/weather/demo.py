"""The demo's weather: made up, marked as such, around the present hour. Renewed whenever the demo is filled."""

import math
from datetime import timedelta
from zlib import crc32

from django.utils import timezone

from korner.site.models import MenuItem
from korner.site.models import Place as Menu
from widgets.weather.conditions import Condition
from widgets.weather.filling import fill as fill_places
from widgets.weather.models import Forecast, Origin, WeatherPlace
from widgets.weather.readings import Step, reading

MEAN = {1: 3, 2: 4, 3: 7, 4: 10, 5: 14, 6: 17, 7: 19, 8: 19, 9: 16, 10: 12, 11: 7, 12: 4}  # of Brussels, a month each
SKIES = [
    *(Condition.LIGHT_RAIN, Condition.CLOUDY, Condition.PARTLY, Condition.FAIR, Condition.SHOWERS, Condition.FOG),
    *(Condition.CLEAR, Condition.RAIN, Condition.SNOW),
]


def fill():
    """Offer the first places, and give each that has no real forecast one made up for the next days."""
    fill_places()
    now = timezone.now()
    for place in WeatherPlace.objects.offered():
        if not place.forecasts.exclude(origin=Origin.DEMO).exists():
            renew(place, now)
    if MenuItem.objects.exists() and not MenuItem.objects.filter(named="weather").exists():
        MenuItem.objects.create(menu=Menu.SERVICES, named="weather", order=40)
    return f"{Forecast.objects.count()} forecasts"


def renew(place, now):
    """Store a made-up forecast of a place."""
    made = now.replace(minute=0, second=0, microsecond=0)
    found = reading(list(steps(place, made)), made, now, place.zone)
    values = {"made_at": found.made_at, "checked_at": now, "hours": found.hours, "days": found.days}
    Forecast.objects.update_or_create(place=place, origin=Origin.DEMO, defaults=values)


def steps(place, made):
    """Hours of a quiet made-up week: mild by day, cooler inland, each place with a sky of its own."""
    chance = crc32(place.place.key.encode())
    inland = 0 if place.place.country == "BE" else 3
    for hour in range(96 + 24):
        at = made + timedelta(hours=hour)
        local = at.astimezone(place.zone)
        swing = (3 + inland) * math.cos((local.hour - 15) / 24 * 2 * math.pi)
        degrees = MEAN[local.month] - inland + chance % 5 - 2 + swing
        sky = SKIES[(chance + local.toordinal()) % len(SKIES)]
        if sky == Condition.SNOW and degrees > 2:
            sky = Condition.CLOUDY
        wet = {Condition.LIGHT_RAIN: 0.2, Condition.SHOWERS: 0.3, Condition.RAIN: 0.8, Condition.SNOW: 0.2}.get(
            sky, 0.0
        )
        yield Step(at, round(degrees, 1), sky.value, wet)
