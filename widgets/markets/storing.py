"""How a rate gets into the table: from a bank, from the desk, or worked out of others. One row a symbol, day and source."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from korner.fetching.sources import Nonsense
from korner.hours import zone_of
from korner.moments import moment_of
from widgets.markets import ecb, gold, goldapi, tcmb
from widgets.markets.gold import rounded
from widgets.markets.models import Origin, Rate, Symbol

OLDEST = timedelta(days=14)  # an answer of an older day is none of today's
# When the banks say their rates: the ECB by the clocks of Brussels (its own notice), the TCMB by those of Istanbul.
SAID_AT = {Origin.ECB: time(16, 0), Origin.TCMB: time(15, 30)}
GOLD = (Symbol.GRAM_TRY, Symbol.QUARTER_TRY)
BANKS = (Origin.ECB, Origin.TCMB)
# How far a value may lie from that of the day before; a comma in the wrong place is ten times that.
LARGEST_STEP = Decimal("0.5")


@transaction.atomic
def take_ecb(answer):
    """Store what an answer of the ECB says. Raises Nonsense and stores nothing."""
    day, rates = ecb.read_ecb(answer.body)
    as_of = said_on(day, Origin.ECB, answer.asked_at)
    keep(Symbol.EUR_TRY, day, rates["TRY"], Origin.ECB, as_of)
    # The ECB quotes no dollar in lira: it is the quotient of the two.
    keep(Symbol.USD_TRY, day, rounded(rates["TRY"] / rates["USD"]), Origin.ECB, as_of, calculated=True)
    for symbol, currency in ((Symbol.EUR_USD, "USD"), (Symbol.EUR_GBP, "GBP"), (Symbol.EUR_CHF, "CHF")):
        if currency in rates:
            keep(symbol, day, rates[currency], Origin.ECB, as_of)
    work_out_gold()


@transaction.atomic
def take_tcmb(answer):
    """Store what an answer of the TCMB says. Raises Nonsense and stores nothing."""
    day, rates = tcmb.read_tcmb(answer.body)
    as_of = said_on(day, Origin.TCMB, answer.asked_at)
    keep(Symbol.USD_TRY, day, rates["USD"], Origin.TCMB, as_of)
    keep(Symbol.EUR_TRY, day, rates["EUR"], Origin.TCMB, as_of)
    work_out_gold()


@transaction.atomic
def take_goldapi(answer):
    """Store the price of an ounce that GoldAPI says. Raises Nonsense and stores nothing."""
    as_of, price = goldapi.read_goldapi(answer.body)
    if not answer.asked_at - timedelta(days=4) <= as_of <= answer.asked_at + timedelta(minutes=10):
        raise Nonsense(f"not a price of now: {as_of.isoformat()}")
    as_of = min(as_of, answer.asked_at)
    keep(Symbol.OUNCE_USD, timezone.localdate(as_of), price, Origin.GOLDAPI, as_of)
    work_out_gold()


def said_on(day, origin, asked_at):
    """The moment at which a bank said its rates of `day`. Raises Nonsense for a day to come, or long gone."""
    today = timezone.localdate(asked_at)
    if day > today:
        raise Nonsense(f"a day to come: {day.isoformat()}")
    if day < today - OLDEST:
        raise Nonsense(f"an old day: {day.isoformat()}")
    return min(moment_at(day, SAID_AT[origin], origin), asked_at)


def moment_at(day, hour, origin=Origin.ECB):
    """The moment at which the clocks of a source's place show `hour` on `day`: Istanbul's for the TCMB, else Brussels'."""
    typed = datetime.combine(day, hour)
    return typed.replace(tzinfo=zone_of("TR")) if origin == Origin.TCMB else moment_of(typed)


def keep(symbol, day, value, origin, as_of, *, calculated=False, by=None):
    """Store one value; one that stands there already is left as it is. Raises Nonsense for a leap nobody would believe."""
    value = rounded(Decimal(value))
    if value <= 0:  # of a quotient, say: nothing could be reckoned from it any more
        raise Nonsense(f"{symbol}: nothing")
    known = Rate.objects.filter(symbol=symbol, day=day, origin=origin).first()
    if known and (known.value, known.as_of, known.calculated) == (value, as_of, calculated):
        return known
    before = value_before(symbol, day, origin)
    if before and abs(value / before.value - 1) > LARGEST_STEP:
        raise Nonsense(f"{symbol}: {value} after {before.value}")
    rate = known or Rate(symbol=symbol, day=day, origin=origin)
    rate.value, rate.as_of, rate.calculated, rate.typed_by = value, as_of, calculated, by
    rate.save()
    return rate


def value_before(symbol, day, origin):
    """The Rate that a new value of `origin` must lie near: its own of the days before, else what another bank said.

    None where nothing is known, for what was typed (the form has asked), and for gold: what it is worked out of was looked
    at when it came, and a leap of one source's gold must not keep another source's dollar out.
    """
    if origin == Origin.DESK or symbol in GOLD:
        return None
    rows = Rate.objects.filter(symbol=symbol, day__gte=day - OLDEST).order_by("-day")
    own = rows.filter(origin=origin, day__lt=day).first()
    return own or rows.filter(origin__in=set(BANKS) - {origin}, day__lte=day).first()


def work_out_gold(by_day=None):
    """Work out gram and quarter from the newest ounce and dollar (of `by_day` or before); nothing where one is missing.

    The row is that of the newer one's day, so that no day of the past changes when a new dollar comes; it is as old
    (`as_of`) as the older one: a fresh dollar makes an old ounce no younger. What was typed by hand is left as it is.
    """
    ounce, dollar = newest(Symbol.OUNCE_USD, by_day), newest(Symbol.USD_TRY, by_day)
    if ounce is None or dollar is None:
        return
    gram, day, as_of = (
        gold.gram_in_lira(ounce.value, dollar.value),
        max(ounce.day, dollar.day),
        min(ounce.as_of, dollar.as_of),
    )
    for symbol, value in ((Symbol.GRAM_TRY, gram), (Symbol.QUARTER_TRY, gold.quarter_in_lira(gram))):
        typed = Rate.objects.filter(symbol=symbol, day=day, origin=Origin.DESK, calculated=False)
        if not typed.exists():
            keep(symbol, day, value, ounce.origin, as_of, calculated=True, by=ounce.typed_by)


@transaction.atomic
def take_back(rate):
    """Delete what somebody typed, and what was worked out of it; gold is worked out anew of what is left."""
    rate.delete()
    if rate.symbol in (Symbol.OUNCE_USD, Symbol.USD_TRY):
        work_out_again(rate.day)
    work_out_gold()


def work_out_again(since):
    """Work out anew the gold of `since` and of each later day: a value of `since` has changed, and later days may rest on it.

    Whatever source the ounce came from: gold of a bought ounce rests on a typed dollar as well.
    """
    rows = Rate.objects.filter(symbol__in=GOLD, calculated=True, day__gte=since)
    days = sorted(set(rows.values_list("day", flat=True)))
    for row in rows:
        row.delete()
    for day in dict.fromkeys([since, *days]):
        work_out_gold(by_day=day)


def newest(symbol, by_day=None):
    """The newest row of a symbol, whatever its source; None where there is none. `by_day`: of that day or before."""
    rows = Rate.objects.of(symbol)
    return (rows.filter(day__lte=by_day) if by_day else rows).first()
