"""What was a rate on each of the last days, by which source, and how far from that source's day before?"""

from django.utils import timezone

from widgets.markets.models import Rate
from widgets.markets.shown import HISTORY, Said, best


def days_of(instrument, now=None):
    """[(Said, its source's value before or None)] of the last three months, the oldest first; one query.

    Of each day it is the value that is believed. A change is one of one source: between two the reader would see a leap.
    """
    now = now or timezone.now()
    rows = Rate.objects.filter(symbol=instrument.symbol, day__gte=(now - HISTORY).date())
    days, before = {}, {}
    for one in sorted(Said(*row) for row in rows.order_by().values_list(*Said._fields)):
        if one.day not in days or best([one, days[one.day][0]]) is one:
            days[one.day] = one, before.get(one.origin)
        before[one.origin] = one.value
    return list(days.values())
