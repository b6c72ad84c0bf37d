"""An answer is stored once, or not at all; gold is worked out of what came."""

import json
from datetime import date
from decimal import Decimal

import pytest

from korner.fetching.sources import Answer, Ask, Nonsense
from tests.conftest import brussels
from tests.markets.making import ecb_answer, make_rate, newest
from widgets.markets.freshness import State, state_of
from widgets.markets.models import Origin, Rate, Symbol
from widgets.markets.storing import SAID_AT, moment_at, take_ecb, take_goldapi, take_tcmb, work_out_gold

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


def test_a_quotient_that_comes_to_nothing_is_nonsense(clock):
    with pytest.raises(Nonsense):
        take_ecb(ecb_answer(lira="0.0001", dollar="1000000"))
    assert not Rate.objects.exists()


def test_gold_is_as_old_as_the_older_of_what_it_is_made_of(clock):
    make_rate("4142.55", "2026-11-20", Symbol.OUNCE_USD, Origin.DESK)
    take_ecb(ecb_answer())
    gram = newest(Symbol.GRAM_TRY)
    assert (gram.origin, gram.calculated, gram.as_of) == (Origin.DESK, True, brussels("2026-11-20 16:00"))
    assert state_of(gram, brussels("2026-11-24 16:20")) == State.STALE  # an ounce of Friday, whatever the dollar
    assert gram.value == (Decimal("4142.55") * Decimal("42.113444") / Decimal("31.1034768")).quantize(
        Decimal("0.000001")
    )
    assert newest(Symbol.QUARTER_TRY).value == (gram.value * Decimal("1.75") * 22 / 24).quantize(Decimal("0.000001"))


def test_a_new_dollar_changes_no_day_of_the_past(clock):
    make_rate("4142.55", "2026-11-23", Symbol.OUNCE_USD, Origin.DESK)
    make_rate("42.00", "2026-11-23", Symbol.USD_TRY)
    work_out_gold()
    monday = newest(Symbol.GRAM_TRY)
    take_ecb(ecb_answer())
    assert newest(Symbol.GRAM_TRY).day == date(2026, 11, 24)
    assert Rate.objects.get(pk=monday.pk).value == monday.value


def test_gold_typed_by_hand_outlives_the_next_dollar(clock):
    make_rate("4142.55", "2026-11-24", Symbol.OUNCE_USD, Origin.DESK)
    make_rate("5900", "2026-11-24", Symbol.GRAM_TRY, Origin.DESK)
    take_ecb(ecb_answer())
    assert (newest(Symbol.GRAM_TRY).value, newest(Symbol.GRAM_TRY).calculated) == (5900, False)


def test_a_leap_of_gold_keeps_no_dollar_out(clock):
    make_rate("48.60", "2026-11-23")
    make_rate("4142.55", "2026-11-23", Symbol.OUNCE_USD, Origin.GOLDAPI)
    make_rate(
        "2100", "2026-11-23", Symbol.GRAM_TRY, Origin.GOLDAPI, calculated=True
    )  # of a dollar that was corrected since
    take_ecb(ecb_answer())
    assert newest(Symbol.EUR_TRY).day == date(2026, 11, 24)
    assert newest(Symbol.GRAM_TRY).value.quantize(Decimal(1)) == 5609


def tcmb_answer(dollar, euro):
    """What the TCMB would answer on 24 November."""
    rows = "".join(
        f'<Currency CurrencyCode="{code}"><Unit>1</Unit><ForexSelling>{rate}</ForexSelling></Currency>'
        for code, rate in (("USD", dollar), ("EUR", euro))
    )
    body = f'<Tarih_Date Tarih="24.11.2026">{rows}</Tarih_Date>'
    return Answer(Ask("https://www.tcmb.gov.tr/x"), body.encode(), "text/xml", brussels("2026-11-24 16:20"))


def test_the_first_answer_of_a_source_is_held_against_what_another_bank_said(clock):
    make_rate("48.60", "2026-11-23")
    make_rate("42.00", "2026-11-23", Symbol.USD_TRY, calculated=True)
    before = list(Rate.objects.values())
    with pytest.raises(Nonsense):
        take_tcmb(tcmb_answer("0.4215", "0.4880"))
    assert list(Rate.objects.values()) == before
    take_tcmb(tcmb_answer("42.15", "48.80"))
    assert newest(Symbol.USD_TRY).origin == Origin.TCMB


def test_a_slip_of_the_desk_or_a_made_up_value_keeps_no_bank_out(clock):
    make_rate("0.48", "2026-11-23", origin=Origin.DESK)
    make_rate("4.80", "2026-11-20", origin=Origin.DEMO)
    take_ecb(ecb_answer())
    assert newest(Symbol.EUR_TRY).value == Decimal("48.7421")


def test_tcmb_says_its_rates_by_the_clocks_of_istanbul(clock):
    assert moment_at(date(2026, 11, 24), SAID_AT[Origin.TCMB], Origin.TCMB) == brussels("2026-11-24 13:30")
    assert moment_at(date(2026, 7, 24), SAID_AT[Origin.TCMB], Origin.TCMB) == brussels("2026-07-24 14:30")


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
