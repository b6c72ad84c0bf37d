"""What the weather wants done again and again."""

from datetime import timedelta

from korner.periodic import Job
from widgets.weather.filling import fill
from widgets.weather.forgetting import forget

JOBS = [
    Job("weather-places", timedelta(minutes=10), fill),
    Job("old-forecasts", timedelta(days=1), forget),
]
