"""MET Norway, Locationforecast 2.0 (compact): keyless, CC BY 4.0; wants an identifying agent and at most four decimals."""

from korner.fetching.reading import object_of
from widgets.weather.conditions import of_met
from widgets.weather.readings import Step, moment, rain, reading, refuse_elsewhere, shaped_as, temperature

URL = "https://api.met.no/weatherapi/locationforecast/2.0/compact"


def address(position):
    """The address of a position's forecast: the same for the same place, and no more precise than they allow."""
    latitude, longitude = (f"{round(value, 4):g}" for value in position)
    return f"{URL}?lat={latitude}&lon={longitude}"


def parsed(body, position, zone, now):
    """The Reading of an answer for `position` in `zone` at `now`. Raises Nonsense."""
    found = object_of(body)
    with shaped_as("MET Norway"):
        longitude, latitude = found["geometry"]["coordinates"][:2]
        refuse_elsewhere(latitude, longitude, position)
        said = found["properties"]
        made_at, steps = moment(said["meta"]["updated_at"]), steps_of(said["timeseries"])
    return reading(steps, made_at, now, zone)


def steps_of(series):
    """The Steps of their time series: by the hour at first, by the quarter of a day later; the last one says nothing more."""
    times = [moment(entry["time"]) for entry in series]
    found = []
    for place, entry in enumerate(series):
        data = entry["data"]
        following = times[place + 1] if place + 1 < len(times) else None
        apart = round((following - times[place]).total_seconds() / 3600) if following else 6
        said = data.get("next_1_hours") if apart <= 1 else data.get("next_6_hours")
        said = said or data.get("next_1_hours") or data.get("next_6_hours") or {}
        found.append(
            Step(
                times[place],
                temperature(data["instant"]["details"]["air_temperature"]),
                of_met(said.get("summary", {}).get("symbol_code", "")),
                rain(said.get("details", {}).get("precipitation_amount")),
                max(1, min(apart, 12)),
            )
        )
    return found
