"""Rates of the demo newspaper: three months of made-up values, marked as demo, up to the last working day."""

import math
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from widgets.markets import gold
from widgets.markets.freshness import is_working
from widgets.markets.gold import rounded
from widgets.markets.instruments import begin
from widgets.markets.models import Origin, Rate, Symbol
from widgets.markets.storing import SAID_AT, keep, moment_at

DAYS = 92
# symbol: (value today, growth in a quarter of a year, how far it swings)
WAYS = {
    Symbol.EUR_TRY: ("48.7421", 0.045, 0.006),
    Symbol.EUR_USD: ("1.1574", -0.012, 0.008),
    Symbol.EUR_GBP: ("0.8762", 0.008, 0.005),
    Symbol.EUR_CHF: ("0.9318", -0.004, 0.004),
    Symbol.OUNCE_USD: ("4142.55", 0.11, 0.018),
}


def fill():
    """Make the quotations, and the values of the days that have none; says how many there are."""
    begin()
    today, now = timezone.localdate(), timezone.now()
    there = set(Rate.objects.filter(origin=Origin.DEMO).values_list("day", flat=True))
    for back in range(DAYS, -1, -1):
        day = today - timedelta(days=back)
        as_of = moment_at(day, SAID_AT[Origin.ECB])
        if day not in there and is_working(Origin.ECB, day) and as_of <= now:
            fill_day(day, back, as_of)
    return f"{Rate.objects.count()} rates"


def fill_day(day, back, as_of):
    """The values of one day, so many days `back`."""
    values = {symbol: way(back, place, *shape) for place, (symbol, shape) in enumerate(WAYS.items())}
    values[Symbol.USD_TRY] = rounded(values[Symbol.EUR_TRY] / values[Symbol.EUR_USD])
    values[Symbol.GRAM_TRY] = gold.gram_in_lira(values[Symbol.OUNCE_USD], values[Symbol.USD_TRY])
    values[Symbol.QUARTER_TRY] = gold.quarter_in_lira(values[Symbol.GRAM_TRY])
    for symbol, value in values.items():
        calculated = symbol in (Symbol.USD_TRY, Symbol.GRAM_TRY, Symbol.QUARTER_TRY)
        keep(symbol, day, value, Origin.DEMO, as_of, calculated=calculated)


def way(back, place, today, growth, swing):
    """A value so many days back: a slow way up or down with some waves in it, the same at every filling for each day."""
    share = back / DAYS
    wave = (
        math.sin(back / 5 + place)
        + 0.6 * math.sin(back / 1.7 + 2 * place)
        - math.sin(place)
        - 0.6 * math.sin(2 * place)
    )
    return rounded(Decimal(today) * Decimal(1 - growth * share + swing * wave * min(1, back / 6)))
