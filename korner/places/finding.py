"""Which place is meant by a name, and what lies near it?"""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088


def distance_km(a, b):
    """The way of a bird between two positions (latitude, longitude in degrees), in kilometres."""
    north_a, east_a, north_b, east_b = map(radians, (*a, *b))
    half = sin((north_b - north_a) / 2) ** 2 + cos(north_a) * cos(north_b) * sin((east_b - east_a) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
