"""Which addresses of the weather search engines are told of."""

from korner.addresses import reverse_in
from korner.syndication.sitemaps import FixedPart, in_both
from widgets.weather.models import WeatherPlace


def addresses():
    """The list, and every place that is offered."""
    found = in_both(lambda language: reverse_in(language, "weather"))
    for place in WeatherPlace.objects.offered():
        found += in_both(place.url_in)
    return found


def parts():
    """One file."""
    return [FixedPart("weather", addresses)]
