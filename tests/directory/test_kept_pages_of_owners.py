"""The stored pages follow the owner's way by themselves: nothing before approval, the change after it, nothing after the end."""

import pytest

from korner.moderation.models import State
from tests.caching.conftest import reader, saving, store
from tests.directory.owners import OWNER, FirmFactory, TradeFactory, decide
from widgets.directory.models import Firm, FirmChange
from widgets.directory.owning import changing, reminding, removing
from widgets.directory.owning.values import now as values_of

__all__ = ["reader", "saving", "store"]
pytestmark = pytest.mark.django_db
LISTS = ["/firma-rehberi/yer/schaerbeek/", "/fr/annuaire/lieu/schaerbeek/"]


@pytest.fixture
def firm(clock, saving, settings):
    settings.FIRM_REMINDER_DAYS, settings.FIRM_ANSWER_DAYS = 365, 30
    with saving():
        firm = FirmFactory(owner=OWNER, name="Emirdağ Fırını", phones=["+3225550100"], state=State.PENDING)
        firm.trades.add(TradeFactory())
    return firm


def pages(reader, firm):
    """{path: (status, whether it names the firm)} of the entry and the lists of its commune."""
    found = {}
    for path in [firm.url_in("tr"), firm.url_in("fr"), *LISTS]:
        answer = reader.get(path)
        found[path] = answer.status == 200 and firm.name in answer.text
    return found


def shown(reader, firm):
    """Whether all of them show it, or none: True or False; else the pages that do."""
    found = pages(reader, firm)
    return all(found.values()) if len(set(found.values())) == 1 else found


def test_from_the_queue_to_the_end(reader, firm, saving, clock):
    assert shown(reader, firm) is False
    with saving():
        firm = decide(firm, State.APPROVED)
    assert shown(reader, firm) is True
    assert not reader.get(firm.url_in("tr")).made  # kept, and shown from the store
    with saving():
        clock.move_to("2027-11-24 12:00")
        reminding.remind()
    assert shown(reader, firm) is True
    with saving():
        clock.move_to("2027-12-24 12:00")
        reminding.hide()
    assert shown(reader, firm) is False
    with saving():
        changing.answer(firm)
    assert shown(reader, firm) is True
    with saving():
        removing.remove(Firm.objects.get())
    assert shown(reader, firm) is False
    assert reader.get(firm.url_in("tr")).status == 404


def test_a_change_is_shown_once_it_is_approved(reader, firm, saving):
    with saving():
        firm = decide(firm, State.APPROVED)
    path = firm.url_in("tr")
    assert "02 555 01 00" in reader.get(path).text
    with saving():
        change = FirmChange(firm=firm, values={**values_of(firm), "phones": ["+3225550909"]}, language="tr")
        from korner.moderation.ladder import Judgement
        from korner.moderation.steps import submit

        submit(change, Judgement(State.PENDING))
    assert "02 555 01 00" in reader.get(path).text
    with saving():
        decide(change, State.APPROVED)
    assert "02 555 09 09" in reader.get(path).text
    with saving():
        decide(firm, State.REFUSED)
    assert reader.get(path).status == 404


def test_forms_of_owners_are_never_kept(reader, firm, saving):
    with saving():
        decide(firm, State.APPROVED)
    for path in (
        "/firma-ekle/",
        "/fr/ajouter-une-entreprise/",
        "/firma-ekle/baglanti/",
        f"/firma-ekle/sahibi/{firm.pk}/",
    ):
        for _time in range(2):
            answer = reader.get(path)
            assert answer.made
            assert answer.headers["cache-control"] == "no-store"
