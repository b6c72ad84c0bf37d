"""An answer is stored once, or not at all; gold is worked out of what came."""

import json
from datetime import date
from decimal import Decimal

import pytest

from korner.fetching.sources import Answer, Ask, Nonsense
from tests.conftest import brussels
from tests.markets.making import ecb_answer, make_rate, newest
from widgets.markets.models import Origin, Rate, Symbol
from widgets.markets.storing import take_ecb, take_goldapi

pytestmark = pytest.mark.django_db


def test_ecb_gives_euro_and_dollar_in_lira(clock):
    take_ecb(ecb_answer())
    euro, dollar = newest(Symbol.EUR_TRY), newest(Symbol.USD_TRY)
    assert (euro.value, euro.day, euro.as_of) == (Decimal("48.7421"), date(2026, 11, 24), brussels("2026-11-24 16:00"))
    assert dollar.value == Decimal("42.113444")
    assert (euro.calculated, dollar.calculated) == (False, True)


def test_the_same_answer_twice_changes_nothing(clock):
    take_ecb(ecb_answer())
    before = list(Rate.objects.values())
    take_ecb(ecb_answer(at="2026-11-24 18:20"))
    assert list(Rate.objects.values()) == before


@pytest.mark.parametrize(
    ("day", "lira"),
    [
        ("2026-11-25", "48.7"),
        ("2026-11-09", "48.7"),
        ("2017-03-08", "3.9434"),
        ("2026-11-24", "487.4"),
        ("2026-11-24", "4.87"),
    ],
)
def test_a_day_to_come_an_old_day_or_a_wild_leap_leaves_all_as_it_was(clock, day, lira):
    make_rate("48.60", "2026-11-23")
    before = list(Rate.objects.values())
    with pytest.raises(Nonsense):
        take_ecb(ecb_answer(day=day, lira=lira))
    assert list(Rate.objects.values()) == before


def test_gold_is_as_old_as_the_older_of_what_it_is_made_of(clock):
    make_rate("4142.55", "2026-11-20", Symbol.OUNCE_USD, Origin.DESK)
    take_ecb(ecb_answer())
    gram = newest(Symbol.GRAM_TRY)
    assert (gram.day, gram.origin, gram.calculated) == (date(2026, 11, 20), Origin.DESK, True)
    assert gram.value == (Decimal("4142.55") * Decimal("42.113444") / Decimal("31.1034768")).quantize(
        Decimal("0.000001")
    )
    assert newest(Symbol.QUARTER_TRY).value == (gram.value * Decimal("1.75") * 22 / 24).quantize(Decimal("0.000001"))


def test_without_an_ounce_there_is_no_gold(clock):
    take_ecb(ecb_answer())
    assert not Rate.objects.filter(symbol__in=[Symbol.GRAM_TRY, Symbol.QUARTER_TRY]).exists()


def gold_answer(**changes):
    """What GoldAPI would answer at noon of 24 November."""
    said = {"timestamp": 1795517400, "metal": "XAU", "currency": "USD", "price": 4142.55, **changes}
    return Answer(
        Ask("https://www.goldapi.io/x"), json.dumps(said).encode(), "application/json", brussels("2026-11-24 12:00")
    )


def test_goldapi_gives_the_ounce(clock):
    take_goldapi(gold_answer())
    assert newest(Symbol.OUNCE_USD).value == Decimal("4142.55")


@pytest.mark.parametrize(
    "wrong",
    [{"price": 0}, {"price": "4142,55"}, {"price": None}, {"price": 1e9}, {"metal": "XAG"}, {"currency": "EUR"}, {"timestamp": 1},
     {"timestamp": "now"}, {"timestamp": 1764000000}, {"error": "quota", "price": None}],
)  # fmt: skip
def test_nonsense_of_goldapi_stores_nothing(clock, wrong):
    with pytest.raises(Nonsense):
        take_goldapi(gold_answer(**wrong))
    assert not Rate.objects.exists()
