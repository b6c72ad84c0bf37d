"""What the two central banks send is read right, and what they would never send is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from korner.fetching.sources import Nonsense
from widgets.markets.ecb import read_ecb
from widgets.markets.tcmb import read_tcmb

# The reference rates of 8 March 2017, as the European Central Bank published them (free reuse with the source named).
ECB = (Path(__file__).parents[1] / "data/ecb-eurofxref-daily-2017-03-08.xml").read_bytes()
TCMB = b"""<?xml version="1.0" encoding="UTF-8"?>
<Tarih_Date Tarih="23.11.2026" Date="11/23/2026" Bulten_No="2026/225">
  <Currency CrossOrder="5" Kod="JPY" CurrencyCode="JPY"><Unit>100</Unit><ForexBuying>26.9</ForexBuying>
    <ForexSelling>27.0412</ForexSelling><BanknoteBuying></BanknoteBuying></Currency>
  <Currency CrossOrder="0" Kod="USD" CurrencyCode="USD"><Unit>1</Unit><ForexBuying>42.1012</ForexBuying>
    <ForexSelling>42.1771</ForexSelling></Currency>
  <Currency CrossOrder="9" Kod="EUR" CurrencyCode="EUR"><Unit>1</Unit><ForexBuying>48.7</ForexBuying>
    <ForexSelling>48.7421</ForexSelling><CrossRateOther/></Currency>
  <Currency CrossOrder="12" Kod="XDR" CurrencyCode="XDR"><Unit>1</Unit><ForexBuying/><ForexSelling/></Currency>
</Tarih_Date>"""


def test_ecb_of_8_march_2017():
    day, rates = read_ecb(ECB)
    assert day == date(2017, 3, 8)
    assert rates["TRY"] == Decimal("3.9434")
    assert rates["USD"] == Decimal("1.0556")


def test_tcmb_by_code_and_by_unit():
    day, rates = read_tcmb(TCMB)
    assert day == date(2026, 11, 23)
    assert rates == {"JPY": Decimal("0.270412"), "USD": Decimal("42.1771"), "EUR": Decimal("48.7421")}


@pytest.mark.parametrize("read", [read_ecb, read_tcmb])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Service unavailable</body></html>",
        b"<!doctype html><title>Bakim</title>",
        b"<rss version='2.0'/>",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        b"{}",
        b"\x00\x01\x02",
        ECB[:900],
        ECB.replace(b"rate='3.9434'", b"rate='NaN'"),
        ECB.replace(b"rate='3.9434'", b"rate='-3.9434'"),
        ECB.replace(b"rate='3.9434'", b"rate='3,9434'"),
        ECB.replace(b"rate='3.9434'", b"rate='1e999'"),
        ECB.replace(b"2017-03-08", b"2017-13-08"),
        ECB.replace(b"'TRY'", b"'TRL'"),
        TCMB.replace(b"42.1771", b"nan"),
        TCMB.replace(b"<Unit>1<", b"<Unit>0<"),
        TCMB.replace(b"23.11.2026", b"2026-11-23"),
        TCMB.replace(b'CurrencyCode="EUR"', b'CurrencyCode="FRF"'),
    ],
)
def test_nonsense_is_refused(read, body):
    if (read, body[:5]) == (read_tcmb, b""):
        body = b" "
    with pytest.raises(Nonsense):
        read(body)
