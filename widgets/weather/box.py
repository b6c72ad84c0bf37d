"""The box of the weather: two cities, in the line above the paper and on the page of services."""

from django.utils.translation import gettext_lazy as _

from korner.addresses import address
from widgets.weather import shown

SERVICE, PLACE = _("Weather"), 30


def box(request, *, size="box"):
    """The paper's city and the one back home; None where neither has a forecast young enough. Two queries."""
    places = shown.first_two()
    weather = shown.weather_of(places)
    found = [(place, weather[place.pk]) for place in places if place.pk in weather]
    if not found:
        return None
    return {"found": found, "size": size, "url": address("weather"), "part": part_path()}


def part_path():
    """The path of a city's part with "_" in the place of its slug: what the script fills in."""
    return address("weather-part", slug="_")
