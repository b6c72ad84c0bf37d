"""The demo's weather: made up, marked as such, around the present hour. Renewed whenever the demo is filled."""

import math
from datetime import timedelta
from zlib import crc32

from django.utils import timezone

from widgets.weather.conditions import Condition
from widgets.weather.filling import fill as fill_places
from widgets.weather.models import Forecast, Origin, WeatherPlace
from widgets.weather.readings import Step, reading

MEAN = {1: 3, 2: 4, 3: 7, 4: 10, 5: 14, 6: 17, 7: 19, 8: 19, 9: 16, 10: 12, 11: 7, 12: 4}  # of Brussels, a month each
AT_SEA = ("tr-34", "tr-35", "tr-07", "tr-01", "tr-61", "tr-16")
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
    return f"{Forecast.objects.count()} forecasts"


def renew(place, now):
    """Store a made-up forecast of a place."""
    made = now.replace(minute=0, second=0, microsecond=0)
    found = reading(list(steps(place, made)), made, now, place.zone)
    values = {"made_at": found.made_at, "checked_at": now, "hours": found.hours, "days": found.days}
    Forecast.objects.update_or_create(place=place, origin=Origin.DEMO, defaults=values)


def steps(place, made):
    """Hours of a quiet made-up week: mild at sea and in the south, cold inland; neighbours have one sky."""
    latitude, longitude = place.place.position
    chance = crc32(f"{latitude // 2} {longitude // 2}".encode())
    at_sea = place.place.country == "BE" or place.place.key[:5] in AT_SEA
    inland, south = (0 if at_sea else 4), max(0.0, 41 - latitude) if at_sea else 0.0
    for hour in range(96 + 24):
        at = made + timedelta(hours=hour)
        local = at.astimezone(place.zone)
        swing = (2.5 + inland / 2) * math.cos((local.hour - 15) / 24 * 2 * math.pi)
        degrees = (
            MEAN[local.month]
            - inland
            + 2.2 * south
            + chance % 3
            - 1
            + crc32(place.place.key.encode()) % 10 / 10
            + swing
        )
        sky = SKIES[(chance + local.toordinal()) % len(SKIES)]
        if sky == Condition.SNOW and degrees > 2:
            sky = Condition.CLOUDY
        wet = {Condition.LIGHT_RAIN: 0.2, Condition.SHOWERS: 0.3, Condition.RAIN: 0.8, Condition.SNOW: 0.2}.get(
            sky, 0.0
        )
        yield Step(at, round(degrees, 1), sky.value, wet)
