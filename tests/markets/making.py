"""Rates for the tests."""

from datetime import date
from decimal import Decimal

from korner.fetching.sources import Answer, Ask
from tests.conftest import brussels
from widgets.markets.instruments import begin
from widgets.markets.models import Origin, Rate, Symbol
from widgets.markets.storing import SAID_AT, moment_at


def make_rate(value, day="2026-11-23", symbol=Symbol.EUR_TRY, origin=Origin.ECB, **fields):
    """A value of a day, said at the hour of its bank."""
    begin()
    on = date.fromisoformat(day)
    as_of = fields.pop("as_of", None) or moment_at(on, SAID_AT.get(origin, SAID_AT[Origin.ECB]))
    return Rate.objects.create(symbol=symbol, day=on, value=Decimal(value), origin=origin, as_of=as_of, **fields)


def ecb_answer(day="2026-11-24", lira="48.7421", dollar="1.1574", at="2026-11-24 16:20"):
    """What the ECB would answer."""
    body = (
        '<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" '
        'xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube>'
        f"<Cube time='{day}'><Cube currency='USD' rate='{dollar}'/><Cube currency='TRY' rate='{lira}'/></Cube>"
        "</Cube></gesmes:Envelope>"
    )
    return Answer(Ask("https://www.ecb.europa.eu/x"), body.encode(), "text/xml", brussels(at))


def newest(symbol):
    """The newest row of a symbol."""
    return Rate.objects.of(symbol).first()
