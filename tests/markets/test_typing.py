"""Numbers as people of both languages write them, and values typed at the desk."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import UserFactory
from tests.markets.making import make_rate, newest
from widgets.markets import typing
from widgets.markets.models import Origin, Rate, Symbol


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42,11", "42.11"), ("42.11", "42.11"), ("5.870,25", "5870.25"), ("5 870,25", "5870.25"), ("5\u202f870,25", "5870.25"),
        ("5,870.25", "5870.25"), ("5870", "5870"), ("5.870", "5870"), ("1.234.567", "1234567"), ("1.234.567,8", "1234567.8"),
        ("0,9318", "0.9318"), ("0.931", "0.931"), ("1,157", "1.157"), (" 42,11 ", "42.11"), ("4'142.55", "4142.55"), ("7,", "7"),
    ],
)  # fmt: skip
def test_numbers_are_read_in_both_notations(text, number):
    assert typing.read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "-3", "+3", "1e5", "NaN", "∞", "1,2,3.4.5", "1.23.456", "12.34,56.78", "=1+1", "٤٢", ",5", "4 2 € "],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(typing.NoNumber):
        typing.read_number(text)


@pytest.mark.django_db
def test_an_ounce_typed_at_the_desk_makes_gold(clock):
    make_rate("42.10", symbol=Symbol.USD_TRY)
    editor = UserFactory()
    typing.put(Symbol.OUNCE_USD, date(2026, 11, 24), Decimal("4142.55"), by=editor)
    gram = newest(Symbol.GRAM_TRY)
    assert (gram.origin, gram.calculated, gram.typed_by) == (Origin.DESK, True, editor)
    assert gram.value.quantize(Decimal(1)) == 5607


@pytest.mark.django_db
def test_a_gram_typed_by_hand_stands_as_typed(clock):
    make_rate("42.10", symbol=Symbol.USD_TRY)
    make_rate("4142.55", symbol=Symbol.OUNCE_USD, origin=Origin.DESK)
    typing.put(Symbol.GRAM_TRY, date(2026, 11, 24), Decimal(5900), by=None)
    assert (newest(Symbol.GRAM_TRY).value, newest(Symbol.GRAM_TRY).calculated) == (5900, False)


@pytest.mark.django_db
def test_typing_a_day_twice_corrects_it(clock):
    for value in (5900, 5910):
        typing.put(Symbol.GRAM_TRY, date(2026, 11, 24), Decimal(value), by=None)
    assert list(Rate.objects.values_list("value", flat=True)) == [5910]
