"""A rate is fresh until the next one is missed, then marked, then hidden; its pages change at those moments by themselves."""

from datetime import date

import pytest

from tests.conftest import brussels
from tests.markets.making import make_rate
from widgets.markets.freshness import State, state_of, turns_stale
from widgets.markets.models import Origin, Rate

pytestmark = pytest.mark.django_db


def rate_of(day, origin):
    """A rate of a day, not stored."""
    return Rate(day=date.fromisoformat(day), origin=origin, as_of=brussels(f"{day} 16:00"))


@pytest.mark.parametrize(
    ("origin", "day", "until"),
    [
        (Origin.ECB, "2026-11-23", "2026-11-24 19:00"),  # a Monday: Tuesday's is missed from 19.00 on
        (Origin.ECB, "2026-11-27", "2026-11-30 19:00"),  # a Friday holds over the week-end
        (Origin.ECB, "2026-04-02", "2026-04-07 19:00"),  # Thursday before Easter: Friday and Monday are closed
        (Origin.ECB, "2026-12-24", "2026-12-28 19:00"),  # Christmas, and Saturday the 26th
        (Origin.TCMB, "2026-10-28", "2026-10-30 16:30"),  # 29 October, day of the Republic
        (Origin.DESK, "2026-11-23", "2026-11-25 00:00"),  # typed: all of the next working day
        (Origin.DESK, "2026-11-27", "2026-12-01 00:00"),
    ],
)
def test_a_rate_is_marked_when_the_next_is_missed(origin, day, until):
    assert turns_stale(rate_of(day, origin)) == brussels(until)


def test_a_rate_is_hidden_after_ten_days():
    rate = rate_of("2026-11-16", Origin.ECB)
    assert state_of(rate, brussels("2026-11-26 15:59")) == State.STALE
    assert state_of(rate, brussels("2026-11-26 16:00")) == State.HIDDEN


def test_a_rate_lasts_over_the_longest_holiday_of_its_bank():
    rate = rate_of(
        "2029-04-20", Origin.TCMB
    )  # a Friday; the Feast of the Sacrifice closes the bank from Monday to Friday
    assert state_of(rate, brussels("2029-04-30 17:29")) == State.FRESH
    assert state_of(rate, brussels("2029-04-30 17:30")) == State.STALE
    assert state_of(rate, brussels("2029-05-01 17:30")) == State.HIDDEN


@pytest.mark.parametrize("path", ["/piyasalar/", "/piyasalar/avro/", "/fr/cours/", "/fr/cours/euro/", "/hizmetler/"])
def test_kept_pages_mark_and_hide_it_by_themselves(clock, reader, path):
    make_rate("48.7421", "2026-11-23")
    old, value = (
        ("bugünün değeri değil", "48,74") if not path.startswith("/fr/") else ("pas la valeur du jour", "48,74")
    )
    clock.move_to("2026-11-24 18:59")
    first = reader.get(path)
    assert value in first.text
    assert 'class="stale"' not in first.text
    assert not reader.get(path).made
    clock.move_to("2026-11-24 19:00")
    assert 'class="stale"' in reader.get(path).text
    assert not reader.get(path).made
    clock.move_to("2026-12-03 16:00")
    assert '<b class="value">' not in reader.get(path).text
    assert old


def test_a_new_value_is_on_the_next_page(clock, reader, saving):
    make_rate("48.7421", "2026-11-23")
    assert "48,74" in reader.get("/piyasalar/").text
    with saving():
        make_rate("49.1000", "2026-11-24", as_of=brussels("2026-11-24 11:00"))
    assert "49,10" in reader.get("/piyasalar/").text
