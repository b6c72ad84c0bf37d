"""Rates of the Central Bank of the Republic of Türkiye: lira for a `Unit` of each currency, on working days at about 15.30.

Its terms let one quote with the source named; commercial use wants its written permission first: the desk is told so.
"""

from datetime import datetime
from decimal import Decimal

from korner.fetching.reading import decimal_of, xml
from korner.fetching.sources import Nonsense

URL = "https://www.tcmb.gov.tr/kurlar/today.xml"
LOWEST, HIGHEST = Decimal("0.0001"), Decimal("1000000")


def read_tcmb(body):
    """Return (day, {currency: lira for one, Decimal}) of an answer of the TCMB: what it sells at. Raises Nonsense.

    A tag may be empty or missing, and a currency may be quoted by the hundred.
    """
    root = xml(body)
    if root.tag != "Tarih_Date":
        raise Nonsense(f"not the TCMB's list but <{root.tag[:60]}>")
    try:
        day = datetime.strptime(root.get("Tarih", ""), "%d.%m.%Y").date()
    except ValueError:
        raise Nonsense("no day in it") from None
    rates = {}
    for currency in root.iter("Currency"):
        selling = (currency.findtext("ForexSelling") or "").strip()
        if selling:
            unit = decimal_of((currency.findtext("Unit") or "1").strip(), 1, 1000)
            rates[currency.get("CurrencyCode", "")] = decimal_of(selling, LOWEST, HIGHEST) / unit
    if not {"USD", "EUR"} <= rates.keys():
        raise Nonsense("dollar or euro is missing")
    return day, rates
