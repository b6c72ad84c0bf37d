"""Open-Meteo: keyless for non-commercial use only, CC BY 4.0, with a link in words beside its values."""

from korner.fetching.reading import object_of
from korner.fetching.sources import Nonsense
from widgets.weather.conditions import of_wmo
from widgets.weather.readings import Step, moment, rain, reading, refuse_elsewhere, shaped_as, temperature

URL = "https://api.open-meteo.com/v1/forecast"


def address(position):
    """The address of a position's forecast, by the hour, in the time of Greenwich."""
    latitude, longitude = (f"{round(value, 4):g}" for value in position)
    fields = "temperature_2m,weather_code,precipitation"
    return f"{URL}?latitude={latitude}&longitude={longitude}&hourly={fields}&timezone=GMT&forecast_days=5"


def parsed(body, position, zone, now):
    """The Reading of an answer for `position` in `zone` at `now`. It does not say when it was made: now. Raises Nonsense."""
    found = object_of(body)
    with shaped_as("Open-Meteo"):
        refuse_elsewhere(found["latitude"], found["longitude"], position)
        if found["utc_offset_seconds"] != 0:
            raise Nonsense("not in the time of Greenwich")
        hourly = found["hourly"]
        rows = zip(
            hourly["time"], hourly["temperature_2m"], hourly["weather_code"], hourly["precipitation"], strict=True
        )
        steps = [Step(moment(at), temperature(degrees), of_wmo(code), rain(fell)) for at, degrees, code, fell in rows]
    return reading(steps, now, now, zone)
