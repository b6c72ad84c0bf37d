"""What the sky does, in twelve words that all sources are brought to, each with an icon of our own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Condition(models.TextChoices):
    """From fair to foul: where a day has as much of one as of another, the later one is said."""

    CLEAR = "clear", _("Clear sky")
    FAIR = "fair", _("Mostly clear")
    PARTLY = "partly", _("Partly cloudy")
    CLOUDY = "cloudy", _("Overcast")
    FOG = "fog", _("Fog")
    LIGHT_RAIN = "light-rain", _("Light rain")
    SHOWERS = "showers", _("Showers")
    RAIN = "rain", _("Rain")
    HEAVY_RAIN = "heavy-rain", _("Heavy rain")
    SLEET = "sleet", _("Sleet")
    SNOW = "snow", _("Snow")
    THUNDER = "thunder", _("Thunderstorm")


WET = frozenset(list(Condition)[5:])
RANK = {condition.value: place for place, condition in enumerate(Condition)}

# MET Norway's symbol codes without the part of the day behind them (https://github.com/metno/weathericons).
MET = {
    "clearsky": Condition.CLEAR,
    "fair": Condition.FAIR,
    "partlycloudy": Condition.PARTLY,
    "cloudy": Condition.CLOUDY,
    "fog": Condition.FOG,
    "lightrain": Condition.LIGHT_RAIN,
    "rain": Condition.RAIN,
    "heavyrain": Condition.HEAVY_RAIN,
    "lightrainshowers": Condition.SHOWERS,
    "rainshowers": Condition.SHOWERS,
    "heavyrainshowers": Condition.HEAVY_RAIN,
}
# The WMO's codes of present weather, as Open-Meteo uses them.
WMO = {
    0: Condition.CLEAR,
    1: Condition.FAIR,
    2: Condition.PARTLY,
    3: Condition.CLOUDY,
    **dict.fromkeys((45, 48), Condition.FOG),
    **dict.fromkeys((51, 53, 55, 61), Condition.LIGHT_RAIN),
    **dict.fromkeys((56, 57, 66, 67), Condition.SLEET),
    63: Condition.RAIN,
    65: Condition.HEAVY_RAIN,
    **dict.fromkeys((71, 73, 75, 77, 85, 86), Condition.SNOW),
    80: Condition.SHOWERS,
    81: Condition.SHOWERS,
    82: Condition.HEAVY_RAIN,
    **dict.fromkeys((95, 96, 99), Condition.THUNDER),
}


def of_met(symbol):
    """The Condition of a symbol code such as "lightrainshowers_polartwilight"; "" for one that is not known."""
    base = str(symbol).partition("_")[0]
    for part, condition in (("thunder", Condition.THUNDER), ("sleet", Condition.SLEET), ("snow", Condition.SNOW)):
        if part in base:
            return condition.value
    return MET[base].value if base in MET else ""


def of_wmo(code):
    """The Condition of a WMO code; "" for one that is not known."""
    return WMO[code].value if isinstance(code, int) and code in WMO else ""


def of_day(conditions, rain):
    """The Condition that tells a day: the most frequent; where it rained in earnest, the most frequent wet one."""
    known = [condition for condition in conditions if condition]
    wet = [condition for condition in known if condition in WET]
    if rain >= EARNEST and wet:
        known = wet
    return max(known, key=lambda condition: (known.count(condition), RANK[condition]), default="")


EARNEST = 1.0  # millimetres in a day
