"""Rates at the desk: typed in either notation, asked about once when they lie far off; what banks said is only read."""

from datetime import date
from decimal import Decimal

import pytest

from tests.markets.making import make_rate, newest
from widgets.markets.instruments import begin
from widgets.markets.models import Instrument, Origin, Rate, Symbol

pytestmark = pytest.mark.django_db
ADD = "/admin/markets/rate/add/"


@pytest.fixture
def editor(client, staff, clock):
    person = staff("editor")
    client.force_login(person)
    return person


def typed(**words):
    """What the form sends."""
    return {"symbol": "gram-try", "day": "24.11.2026", "value": "5.870,25", **words}


def test_editor_types_a_value(client, editor):
    answer = client.post(ADD, typed())
    assert answer.status_code == 302
    rate = newest(Symbol.GRAM_TRY)
    assert (rate.value, rate.origin, rate.typed_by) == (Decimal("5870.25"), Origin.DESK, editor)


def test_a_second_value_of_a_day_corrects_the_first(client, editor):
    client.post(ADD, typed())
    client.post(ADD, typed(value="5880"))
    assert list(Rate.objects.values_list("value", flat=True)) == [5880]


@pytest.mark.parametrize("value", ["", "abc", "-5", "0", "0,0000001", "=1+1", "1e9", "9" * 24, "9" * 30])
def test_what_is_no_number_comes_back_filled_in(client, editor, value):
    answer = client.post(ADD, typed(value=value))
    assert answer.status_code == 200
    assert not Rate.objects.exists()
    if value:
        assert value in answer.content.decode()


def test_a_comma_in_the_wrong_place_is_asked_about_once(client, editor):
    make_rate("5800", symbol=Symbol.GRAM_TRY, origin=Origin.DESK)
    answer = client.post(ADD, typed(value="58,70"))
    assert "5.800,00" in answer.content.decode()
    assert newest(Symbol.GRAM_TRY).value == 5800
    client.post(ADD, typed(value="58,70", sure="on"))
    assert newest(Symbol.GRAM_TRY).value == Decimal("58.7")


def test_a_comma_in_the_wrong_place_is_asked_about_in_a_correction_too(client, editor):
    make_rate("5800", "2026-11-23", Symbol.GRAM_TRY, Origin.DESK)
    rate = make_rate("5810", "2026-11-24", Symbol.GRAM_TRY, Origin.DESK)
    assert "5.800,00" in client.post(f"/admin/markets/rate/{rate.pk}/change/", {"value": "58,10"}).content.decode()
    assert newest(Symbol.GRAM_TRY).value == 5810


def test_an_ounce_that_is_deleted_takes_its_gold_along(client, editor):
    make_rate("42.10", symbol=Symbol.USD_TRY)
    client.post(ADD, typed(symbol="ounce-usd", value="41425", sure="on"))
    wrong = newest(Symbol.OUNCE_USD)
    assert newest(Symbol.GRAM_TRY).value > 50_000
    client.post(f"/admin/markets/rate/{wrong.pk}/delete/", {"post": "yes"})
    assert newest(Symbol.GRAM_TRY) is None


def test_a_dollar_that_leaps_may_be_typed_whoever_said_the_ounce(client, editor):
    make_rate("42.10", "2026-11-23", Symbol.USD_TRY)
    make_rate("4142.55", "2026-11-23", Symbol.OUNCE_USD, Origin.GOLDAPI)
    make_rate("5607", "2026-11-23", Symbol.GRAM_TRY, Origin.GOLDAPI, calculated=True)
    assert client.post(ADD, typed(symbol="usd-try", value="84,20", sure="on")).status_code == 302
    assert newest(Symbol.GRAM_TRY).value.quantize(Decimal(1)) == 11214


def test_a_dollar_that_is_deleted_takes_the_gold_of_a_bought_ounce_along(client, editor):
    make_rate("42.10", "2026-11-23", Symbol.USD_TRY)
    make_rate("4142.55", "2026-11-23", Symbol.OUNCE_USD, Origin.GOLDAPI)
    client.post(ADD, typed(symbol="usd-try", value="50,00", sure="on"))
    wrong = Rate.objects.get(symbol=Symbol.USD_TRY, origin=Origin.DESK)
    assert newest(Symbol.GRAM_TRY).day == date(2026, 11, 24)
    client.post(f"/admin/markets/rate/{wrong.pk}/delete/", {"post": "yes"})
    gram = newest(Symbol.GRAM_TRY)
    assert (gram.day, gram.value.quantize(Decimal(1))) == (date(2026, 11, 23), 5607)


def test_a_corrected_dollar_corrects_the_gold_of_the_days_that_rest_on_it(client, editor):
    make_rate("42.10", "2026-11-19", Symbol.USD_TRY)
    client.post(ADD, typed(symbol="usd-try", day="20.11.2026", value="24,10", sure="on"))
    make_rate("4142.55", "2026-11-20", Symbol.OUNCE_USD, Origin.GOLDAPI)
    make_rate("4150.00", "2026-11-23", Symbol.OUNCE_USD, Origin.GOLDAPI)
    make_rate("3216", "2026-11-23", Symbol.GRAM_TRY, Origin.GOLDAPI, calculated=True)
    make_rate("42.20", "2026-11-24", Symbol.USD_TRY)
    client.post(ADD, typed(symbol="usd-try", day="20.11.2026", value="42,10"))
    monday = Rate.objects.get(symbol=Symbol.GRAM_TRY, day="2026-11-23")
    assert monday.value.quantize(Decimal(1)) == 5617


def test_a_day_to_come_is_refused(client, editor):
    assert client.post(ADD, typed(day="25.11.2026")).status_code == 200
    assert not Rate.objects.exists()


def test_what_a_bank_said_is_read_and_not_changed(client, editor):
    rate = make_rate("48.7421")
    page = client.get(f"/admin/markets/rate/{rate.pk}/change/")
    assert page.status_code == 200
    assert 'name="value"' not in page.content.decode()
    assert client.post(f"/admin/markets/rate/{rate.pk}/change/", typed(symbol="eur-try")).status_code == 403
    assert client.post(f"/admin/markets/rate/{rate.pk}/delete/", {"post": "yes"}).status_code == 403
    assert newest(Symbol.EUR_TRY).value == Decimal("48.7421")


def test_a_typed_value_is_changed_and_deleted(client, editor):
    rate = make_rate("5800", "2026-11-24", Symbol.GRAM_TRY, Origin.DESK)
    client.post(f"/admin/markets/rate/{rate.pk}/change/", {"value": "5.850"})
    assert newest(Symbol.GRAM_TRY).value == 5850
    client.post(f"/admin/markets/rate/{rate.pk}/delete/", {"post": "yes"})
    assert not Rate.objects.exists()


def test_desk_chooses_what_is_shown(client, editor):
    begin()
    make_rate("48.7421")
    euro = Instrument.objects.get(symbol=Symbol.EUR_TRY)
    page = client.get(f"/admin/markets/instrument/{euro.pk}/change/")
    assert page.status_code == 200
    sent = {
        "name_tr": "Avro",
        "name_fr": "Euro",
        "short_tr": "Avro",
        "short_fr": "Euro",
        "order": "5",
        "in_strip": "on",
    }
    assert client.post(f"/admin/markets/instrument/{euro.pk}/change/", sent).status_code == 302
    assert client.get("/piyasalar/avro/").status_code == 404


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_others_see_nothing_of_it(client, staff, role):
    client.force_login(staff(role))
    assert client.get(ADD).status_code == 403


def test_list_asks_few_questions_whatever_its_length(client, editor, django_assert_max_num_queries):
    for day in range(1, 24):
        make_rate("48.7", f"2026-11-{day:02d}")
    with django_assert_max_num_queries(12):
        client.get("/admin/markets/rate/")


def test_gold_follows_an_ounce_typed_at_the_desk(client, editor):
    make_rate("42.10", symbol=Symbol.USD_TRY)
    client.post(ADD, typed(symbol="ounce-usd", value="4142,55"))
    assert newest(Symbol.GRAM_TRY).calculated
    assert newest(Symbol.QUARTER_TRY).day == date(2026, 11, 24)
