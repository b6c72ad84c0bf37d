"""The price of an ounce of gold from GoldAPI (goldapi.io): a service with a key, asked only when the paper has one.

Its answer: {"timestamp": 1764001000, "metal": "XAU", "currency": "USD", "price": 4142.55, …}; the key stands in a header.
"""

from datetime import UTC, datetime
from decimal import Decimal

from korner.fetching.reading import decimal_of, object_of
from korner.fetching.sources import Nonsense

URL = "https://www.goldapi.io/api/XAU/USD"
KEY_HEADER = "x-access-token"
LOWEST, HIGHEST = Decimal(100), Decimal(100_000)  # dollars an ounce; gold has been outside of it in no year since 1972
FIRST, LAST = 1_500_000_000, 4_102_444_800  # 2017 to 2099


def read_goldapi(body):
    """Return (as_of, dollars an ounce) of an answer. Raises Nonsense."""
    said = object_of(body)
    if (said.get("metal"), said.get("currency")) != ("XAU", "USD"):
        raise Nonsense("not the price of gold in dollars")
    seconds = decimal_of(said.get("timestamp"), FIRST, LAST)
    return datetime.fromtimestamp(int(seconds), UTC), decimal_of(said.get("price"), LOWEST, HIGHEST)
