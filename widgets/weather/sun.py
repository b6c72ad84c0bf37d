"""Is the sun up there? For the icon beside a value, so near enough: to a few minutes."""

from datetime import UTC
from math import asin, cos, degrees, pi, radians, sin

TILT = 23.44  # degrees, of the earth's axis
RISEN = -0.83  # its upper edge is seen while its middle is still below


def is_up(position, moment):
    """Whether the sun stands above the horizon of (latitude, longitude) at an aware moment."""
    return elevation(position, moment) > RISEN


def elevation(position, moment):
    """How high it stands, in degrees. Midwinter is ten days before the new year; noon is when it crosses the meridian."""
    at = moment.astimezone(UTC)
    day, hour = at.timetuple().tm_yday, at.hour + at.minute / 60
    tilt = -radians(TILT) * cos(2 * pi * (day + 10) / 365.25)
    turn = radians(15 * (hour - 12) + position[1])
    north = radians(position[0])
    return degrees(asin(sin(north) * sin(tilt) + cos(north) * cos(tilt) * cos(turn)))
