"""Reference rates of the European Central Bank: how many of each currency a euro is worth, on working days at about 16.00.

Free to use with the source named. The currencies stand as attributes of nested `Cube` elements in a namespace of their own.
"""

from datetime import date
from decimal import Decimal

from korner.fetching.reading import decimal_of, xml
from korner.fetching.sources import Nonsense

URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml"
ROOT = "{http://www.gesmes.org/xml/2002-08-01}Envelope"
CUBE = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}Cube"
LOWEST, HIGHEST = Decimal("0.0001"), Decimal("1000000")


def read_ecb(body):
    """Return (day, {currency: Decimal}) of the newest day in an answer of the ECB. Raises Nonsense."""
    root = xml(body)
    if root.tag != ROOT:
        raise Nonsense(f"not the ECB's envelope but <{root.tag[:60]}>")
    days = {cube.get("time"): cube for cube in root.iter(CUBE) if cube.get("time")}
    if not days:
        raise Nonsense("no day in it")
    newest = max(days)
    try:
        day = date.fromisoformat(newest)
    except ValueError:
        raise Nonsense(f"no day: {newest[:20]}") from None
    rates = {}
    for cube in days[newest].iter(CUBE):
        if cube.get("currency"):
            rates[cube.get("currency")] = decimal_of(cube.get("rate") or "", LOWEST, HIGHEST)
    if not {"USD", "TRY"} <= rates.keys():
        raise Nonsense("dollar or lira is missing")
    return day, rates
