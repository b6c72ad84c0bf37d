"""Answers of the weather's sources as they really look, and rows made of them."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from korner.fetching.sources import Answer, Ask
from tests.factories import PlaceFactory
from widgets.weather.models import Forecast, Origin, WeatherPlace
from widgets.weather.readings import Step, reading

BRUSSELS, ISTANBUL = ZoneInfo("Europe/Brussels"), ZoneInfo("Europe/Istanbul")
HERE = (50.8505, 4.3488)
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)  # of the tests' clock


def met(
    begins=NOON,
    *,
    hours=60,
    made=None,
    position=HERE,
    degrees=lambda at: 6.0,
    symbol=lambda at: "cloudy",
    rain=lambda at: 0.0,
):
    """An answer of MET Norway: by the hour for two and a half days, then by the quarter of a day."""
    times = [begins + timedelta(hours=hour) for hour in range(hours)]
    times += [times[-1] + timedelta(hours=6 * step) for step in range(1, 14)]
    series = []
    for place, at in enumerate(times):
        entry = {
            "time": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "data": {"instant": {"details": {"air_temperature": degrees(at)}}},
        }
        said = {"summary": {"symbol_code": symbol(at)}, "details": {"precipitation_amount": rain(at)}}
        if place < hours:
            entry["data"]["next_1_hours"] = said
        if place < len(times) - 1:
            entry["data"]["next_6_hours"] = said
        series.append(entry)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [position[1], position[0], 28]},
        "properties": {
            "meta": {
                "updated_at": (made or begins).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "units": {"air_temperature": "celsius"},
            },
            "timeseries": series,
        },
    }


def open_meteo(day="2026-11-24", *, degrees=6.0, code=61, rain=0.2, position=HERE):
    """An answer of Open-Meteo, by the hour for five days."""
    start = datetime.fromisoformat(day)
    times = [(start + timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%M") for hour in range(120)]
    return {
        "latitude": position[0],
        "longitude": position[1],
        "utc_offset_seconds": 0,
        "timezone": "GMT",
        "hourly": {
            "time": times,
            "temperature_2m": [degrees] * 120,
            "weather_code": [code] * 120,
            "precipitation": [rain] * 120,
        },
    }


def body(data):
    return json.dumps(data).encode()


def answer(data, key, at=None):
    return Answer(Ask("https://example.org/", key), body(data), "application/json", at or timezone.now())


def make_place(name="Bruxelles", role="", on=True, country="BE", position=HERE, **fields):
    """A place that is offered."""
    place = PlaceFactory(name_tr=name, name_fr=name, country=country, latitude=position[0], longitude=position[1])
    return WeatherPlace.objects.create(place=place, role=role, on=on, **fields)


def make_forecast(place, degrees=8.0, at=None, origin=Origin.MET, condition="cloudy"):
    """A forecast confirmed at `at` that warms by one degree an hour."""
    at = at or timezone.now()
    begins = at.replace(minute=0, second=0, microsecond=0)
    steps = [Step(begins + timedelta(hours=hour), min(degrees + hour, 40.0), condition) for hour in range(110)]
    found = reading(steps, at, at, place.zone)
    values = {"made_at": at, "checked_at": at, "hours": found.hours, "days": found.days}
    return Forecast.objects.update_or_create(place=place, origin=origin, defaults=values)[0]
