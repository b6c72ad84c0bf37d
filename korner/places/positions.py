"""Where things are on the globe: how far apart, which are near, and what people type into two fields for it."""

import re
from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext as _

EARTH_KM = 12742.0176  # the mean diameter
# South, north, west, east of a country, a little wider than it is.
BOUNDS = {"BE": (49.4, 51.6, 2.4, 6.5), "TR": (35.7, 42.3, 25.5, 45.0)}
FARTHEST_KM = 100  # from the middle of a district or commune to its edge; a province is no wider than twice that
ANYWHERE = (-90, 90, -180, 180)
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?")


class NoPosition(ValueError):
    """What was typed is no position in that country. Its text says so in the reader's language."""


class SwappedPosition(NoPosition):
    """Latitude and longitude stand in each other's field; `position` is what was meant."""

    def __init__(self, words, position):
        super().__init__(words)
        self.position = position


def distance_km(a, b):
    """Kilometres as the crow flies between two (latitude, longitude) in degrees."""
    south, north = radians(a[0]), radians(b[0])
    up, along = north - south, radians(b[1] - a[1])
    part = sin(up / 2) ** 2 + cos(south) * cos(north) * sin(along / 2) ** 2
    return EARTH_KM * asin(sqrt(min(1.0, part)))


def nearest(position, places, most=None):
    """Those of `places` (anything with a `.position`) that have one, the nearest first, at most `most`."""
    placed = [place for place in places if place.position is not None]
    return sorted(placed, key=lambda place: distance_km(position, place.position))[:most]


def position_of(lat_text, lon_text, country=None, near=None):
    """(latitude, longitude) as typed, with a decimal point or comma, within the bounds of `country` where one is named.

    `near`: the position of the place it belongs to. In the east of Türkiye both degrees are between 36 and 42, and swapped
    they are a position there as well: the one far from its place is not meant.

    Raises SwappedPosition where the two stand in each other's field, NoPosition for anything else that is none.
    """
    lat, lon = degrees(lat_text), degrees(lon_text)
    if lat is None or lon is None:
        raise NoPosition(_("“%(lat)s, %(lon)s” is no position: two numbers in degrees are wanted, such as 50.8674 and 4.3773.")
                         % {"lat": str(lat_text)[:40], "lon": str(lon_text)[:40]})  # fmt: skip
    inside, turned = lies_in(lat, lon, country), lies_in(lon, lat, country)
    if inside and not (near and turned and is_elsewhere((lat, lon), near) and not is_elsewhere((lon, lat), near)):
        return lat, lon
    shown = {"lat": lat_text, "lon": lon_text}
    if turned:
        words = _("Latitude and longitude are swapped: %(lat)s is the longitude, %(lon)s the latitude.") % shown
        raise SwappedPosition(words, (lon, lat))
    raise NoPosition(_("“%(lat)s, %(lon)s” does not lie in the country of the place.") % shown)


def is_elsewhere(position, place):
    """Whether a position lies farther from the middle of its place than any of it does."""
    return distance_km(position, place) > FARTHEST_KM


def degrees(text):
    """The number in `text`, with point or comma, or None."""
    text = str("" if text is None else text).strip().removesuffix("°").strip()
    return float(text.replace(",", ".")) if _DEGREES.fullmatch(text) else None


def lies_in(lat, lon, country):
    """Whether the position lies within the bounds of `country`, or on the globe where none is named."""
    south, north, west, east = BOUNDS.get(country, ANYWHERE)
    return south <= lat <= north and west <= lon <= east
