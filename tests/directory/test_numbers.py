"""The numbers of firms are kept, and say what is there after every step."""

import pytest

from korner.moderation import steps
from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from tests.directory.making import make_firm, make_town
from tests.directory.owners import OWNER, TradeFactory, decide
from tests.factories import UserFactory
from widgets.directory.counted import recount
from widgets.directory.firms import hide, remove, show
from widgets.directory.models import Firm, FirmChange, FirmCount
from widgets.directory.owning import adding, changing, reminding, removing, values

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


def test_numbers_follow_moderators_and_owners(town, clock, settings):
    """After each step that lets readers see a firm or not the clock finds nothing to mend."""
    settings.FIRM_REMINDER_DAYS, settings.FIRM_ANSWER_DAYS = 365, 30
    moderator = UserFactory(role="moderator")
    firm = make_firm(town["bakers"], name="Sahipli", owner=OWNER, state=State.PENDING)
    place = ("", "Schaerbeek")

    def there():
        found = numbers().get(place, 0)
        assert recount() == 0
        return found

    assert there() == 1
    decide(firm, State.APPROVED, by=moderator)
    assert there() == 2
    stands = values.now(firm)
    change = FirmChange(firm=firm, base=stands, values={**stands, "place": town["anderlecht"].pk}, language="tr")
    decision = steps.decide(steps.submit(change, Judgement(State.PENDING)), State.APPROVED, by=moderator)
    assert (there(), numbers()[("Fırınlar", "Anderlecht")]) == (1, 1)
    steps.undo(decision, by=moderator)
    assert (there(), ("Fırınlar", "Anderlecht") in numbers()) == (2, False)
    clock.move_to("2027-11-24 12:00")
    reminding.remind()
    clock.move_to("2027-12-24 12:00")
    reminding.hide()
    assert there() == 1
    changing.answer(firm)
    assert there() == 2
    decide(firm, State.REFUSED, by=moderator)
    assert there() == 1
    decide(firm, State.APPROVED, by=moderator)
    removing.remove(firm)
    assert there() == 1


def test_numbers_follow_an_owner_who_answers_after_his_approval(town, clock):
    firm = make_firm(town["bakers"], owner=OWNER, confirmed_at=None, state=State.SPAM)
    decide(firm, State.APPROVED, by=UserFactory(role="moderator"))
    assert (numbers()[("", "Schaerbeek")], recount()) == (1, 0)
    adding.confirm(firm)
    assert (numbers()[("", "Schaerbeek")], recount()) == (2, 0)
