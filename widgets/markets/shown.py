"""What readers see of the rates: the newest value of each with its change, source and time; never an old one unmarked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from korner.caching.tags import ends_at
from korner.statements import Statement, calendar_day, unread
from widgets.markets.freshness import State, next_change, state_of
from widgets.markets.models import Instrument, Origin, Rate

# Which source is believed where several have said something on one day: what was typed by hand, then the bank that quotes it.
BELIEVED = [Origin.DESK, Origin.TCMB, Origin.ECB, Origin.GOLDAPI, Origin.DEMO]
BACK = timedelta(days=21)  # the oldest value that is shown, and the one before it, lie within
HISTORY = timedelta(days=92)


class Said(NamedTuple):
    """A rate as pages read it."""

    symbol: str
    day: date
    value: Decimal
    origin: str
    as_of: datetime
    calculated: bool

    @property
    def source(self):
        """The name of its source."""
        return Origin(self.origin).label


@dataclass(frozen=True)
class Quote:
    """One quotation as readers see it. `before` is the value of its source's day before, None where there is none."""

    instrument: Instrument
    rate: Said
    before: Said | None
    state: State

    @property
    def is_stale(self):
        """Whether its source should have said a newer one."""
        return self.state == State.STALE

    @property
    def change(self):
        """The change since the day before in per cent (Decimal, two places), None where nothing is known."""
        if self.before is None:
            return None
        return ((self.rate.value / self.before.value - 1) * 100).quantize(Decimal("0.01"))

    @property
    def direction(self):
        """ "up", "down", "same" or "" where nothing is known."""
        change = self.change
        return "" if change is None else "up" if change > 0 else "down" if change < 0 else "same"


def best(rates):
    """The newest of `rates` (of one symbol); of one day's the one whose source is believed first. None of none."""
    return max(rates, key=lambda rate: (rate.day, -BELIEVED.index(rate.origin)), default=None)


def quotes(*, only_strip=False, now=None):
    """The Quotes that are shown, in the desk's order; two queries. The page being made ends when one of them changes by age."""
    now = now or timezone.now()
    instruments = instruments_shown.ask(only_strip, shows=["instrument"])
    rates = [Said(*row) for row in recent.ask(only_strip, since=(now - BACK).date())] if instruments else []
    found = (quote(one, [rate for rate in rates if rate.symbol == one.symbol], now) for one in instruments)
    return [one for one in found if one is not None]


def chosen(only_strip):
    """The instruments that are shown, or of these those of the line above the paper; a plain selection, for a Statement."""
    rows = QuerySet(Instrument).filter(shown=True)
    return rows.filter(in_strip=True) if only_strip else rows


@Statement
def instruments_shown(only_strip):
    """The instruments that are shown, in the desk's order."""
    return chosen(only_strip).defer(*unread(Instrument)).order_by("order", "pk")


@Statement
def recent(only_strip):
    """Their rates since the day `since`."""
    rows = QuerySet(Rate).filter(symbol__in=chosen(only_strip).values("symbol"), day__gte=calendar_day("since"))
    return rows.order_by().values_list(*Said._fields)


def said_of(symbol, now):
    """The rates of one symbol in the last three weeks; one query."""
    rows = Rate.objects.filter(symbol=symbol, day__gte=(now - BACK).date()).order_by()
    return [Said(*row) for row in rows.values_list(*Said._fields)]


def quote(instrument, rates, now):
    """The Quote of an instrument from its recent `rates`; None where there is nothing, or nothing young enough."""
    newest = best(rates)
    if newest is None:
        return None
    ends_at(next_change(newest, now))
    state = state_of(newest, now)
    if state == State.HIDDEN:
        return None
    before = best([rate for rate in rates if rate.origin == newest.origin and rate.day < newest.day])
    return Quote(instrument, newest, before, state)
