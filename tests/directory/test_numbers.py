"""The numbers of firms are kept, and say what is there after every step."""

import pytest

from tests.directory.making import make_firm, make_town
from tests.directory.owners import TradeFactory
from widgets.directory.counted import recount
from widgets.directory.firms import hide, remove, show
from widgets.directory.models import Firm, FirmCount

pytestmark = pytest.mark.django_db


def numbers():
    """{(trade, place): number} by their Turkish names, "" for all."""
    rows = FirmCount.objects.select_related("trade", "place")
    return {(str(row.trade) if row.trade else "", str(row.place) if row.place else ""): row.firms for row in rows}


@pytest.fixture
def town(clock):
    return make_town()


def test_each_trade_and_place_knows_its_firms(town):
    cakes = TradeFactory(name_tr="Pastaneler", name_fr="Pâtisseries", parent=town["food"])
    make_firm(cakes, town["bakers"], name="Bal")
    assert numbers() == {
        ("", "Schaerbeek"): 2,
        ("", "Anderlecht"): 1,
        ("Gıda", "Schaerbeek"): 2,  # one of them bakes bread and cakes
        ("Fırınlar", "Schaerbeek"): 2,
        ("Pastaneler", "Schaerbeek"): 1,
        ("Berberler", "Anderlecht"): 1,
        ("Gıda", ""): 2,
        ("Fırınlar", ""): 2,
        ("Pastaneler", ""): 1,
        ("Berberler", ""): 1,
    }


def test_steps_keep_the_numbers(town):
    before = numbers()
    hide([town["baker"]])
    assert ("Fırınlar", "") not in numbers()
    show([town["baker"]])
    assert numbers() == before
    remove([town["barber"]])
    assert ("Berberler", "") not in numbers()


def test_counting_anew_mends_what_a_step_forgot_and_changes_nothing_else(town):
    assert recount() == 0
    Firm.objects.filter(pk=town["baker"].pk).delete()
    assert recount() > 0
    assert set(numbers()) == {("", "Anderlecht"), ("Berberler", "Anderlecht"), ("Berberler", "")}
