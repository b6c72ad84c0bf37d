"""An owner's change is what he changed, and nothing else: what others corrected meanwhile stands, before and after an undo."""

from datetime import timedelta

import pytest
from django.utils import timezone

from korner.moderation import entries, steps
from korner.moderation.cases import case_of
from korner.moderation.models import State
from tests.directory.owners import OWNER, FirmFactory, TradeFactory, hidden, owners_link, schaerbeek
from tests.factories import PlaceFactory, UserFactory, picture_upload
from tests.pages import parse, words
from widgets.directory.models import Firm, FirmChange
from widgets.directory.owning import letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(clock):
    firm = FirmFactory(owner=OWNER, name="Emirdağ Fırını", phones=["+3225550100"], about_tr="Ekmek.", languages=["tr"])
    firm.trades.add(TradeFactory())
    return firm


@pytest.fixture
def mine(firm, committed):
    """The owner's link."""
    with committed():
        letters.send(letters.approved, firm)
    return owners_link()


@pytest.fixture
def moderator():
    return UserFactory(role="moderator")


def typed_in(client, mine):
    """What the form sends as it opens."""
    (form,) = parse(client.get(f"{mine}duzelt/")).xpath("//main//form")
    typed = {}
    for name, value in form.form_values():
        typed.setdefault(name, []).append(value)
    return typed


def propose(client, mine, **fields):
    """The owner's change that waits once he has sent the form as it opens, with `fields` typed over it."""
    answer = client.post(f"{mine}duzelt/", {**typed_in(client, mine), **fields})
    assert answer.status_code == 303, words(parse(answer).xpath("//main")[0])
    return FirmChange.objects.first()


def approve(change, by):
    return steps.decide(case_of(change), State.APPROVED, by=by)


def now(firm):
    return Firm.objects.get(pk=firm.pk)


def test_what_the_desk_corrects_while_a_change_waits_stays(client, firm, mine, moderator):
    change = propose(client, mine, hours="Mo-Fr 9-18")
    Firm.objects.filter(pk=firm.pk).update(phones=["+3225550177"])
    (entry,) = entries.entries_of([case_of(change)])
    assert "02 555 01 77" not in entry.head  # he did not ask for another telephone
    assert "02 555 01" not in words(parse(client.get(mine)).xpath("//section[@aria-labelledby='waits']")[0])
    approve(change, moderator)
    assert now(firm).phones == ["+3225550177"]
    assert now(firm).hours["week"]["mon"] == [["09:00", "18:00"]]


def test_next_form_shows_his_change_over_what_stands_now(client, firm, mine, moderator):
    propose(client, mine, about_tr="Ekmek ve börek.")
    Firm.objects.filter(pk=firm.pk).update(phones=["+3225550177"])
    typed = typed_in(client, mine)
    assert typed["phones"] == ["02 555 01 77"]
    assert typed["about_tr"][0].strip() == "Ekmek ve börek."
    approve(propose(client, mine, name="Emirdağ Ekmek"), moderator)
    assert (now(firm).name, now(firm).about_tr) == ("Emirdağ Ekmek", "Ekmek ve börek.")
    assert now(firm).phones == ["+3225550177"]


def test_taking_one_change_back_leaves_the_next_one(client, firm, mine, moderator):
    first = approve(propose(client, mine, phones="02 555 09 09", about_tr="Bir."), moderator)
    approve(propose(client, mine, name="Emirdağ Ekmek", about_tr="İki."), moderator)
    steps.undo(first, by=moderator)
    assert now(firm).phones == ["+3225550100"]
    assert (now(firm).name, now(firm).about_tr) == ("Emirdağ Ekmek", "İki.")


def test_taking_a_change_of_address_back_brings_the_position_back(client, firm, mine, moderator):
    Firm.objects.filter(pk=firm.pk).update(latitude=50.86, longitude=4.38)
    PlaceFactory(name_tr="Anderlecht", name_fr="Anderlecht")
    decision = approve(propose(client, mine, place="anderlecht", address="Rue Neuve 1"), moderator)
    assert now(firm).position is None
    steps.undo(decision, by=moderator)
    assert (now(firm).place, now(firm).address, now(firm).position) == (schaerbeek(), "", (50.86, 4.38))


def test_position_of_an_address_that_does_not_come_back_stays_away(client, firm, mine, moderator):
    Firm.objects.filter(pk=firm.pk).update(latitude=50.86, longitude=4.38)
    first = approve(propose(client, mine, address="Rue Neuve 1"), moderator)
    approve(propose(client, mine, address="Rue Neuve 2"), moderator)
    steps.undo(first, by=moderator)
    assert (now(firm).address, now(firm).position) == ("Rue Neuve 2", None)


def test_trades_and_commune_of_others_stay_too(client, firm, mine, moderator):
    change = propose(client, mine, phones="02 555 09 09")
    place, trade = PlaceFactory(name_tr="Anderlecht", name_fr="Anderlecht"), TradeFactory()
    Firm.objects.filter(pk=firm.pk).update(place=place, latitude=50.83, longitude=4.31)
    firm.trades.set([trade])
    decision = approve(change, moderator)
    assert (now(firm).place, now(firm).position, list(firm.trades.all())) == (place, (50.83, 4.31), [trade])
    steps.undo(decision, by=moderator)
    assert (now(firm).place, now(firm).position, list(firm.trades.all())) == (place, (50.83, 4.31), [trade])
    assert now(firm).phones == ["+3225550100"]


def test_form_that_began_before_another_change_does_not_replace_it_unseen(client, firm, mine):
    first, second = typed_in(client, mine), typed_in(client, mine)
    path = f"{mine}duzelt/"
    assert client.post(path, {**first, "phones": "02 555 09 09"}).status_code == 303
    answer = client.post(path, {**second, "name": "Emirdağ Ekmek", "pictures": [picture_upload()]})
    assert answer.status_code == 422
    assert FirmChange.objects.get().values["phones"] == ["+3225550909"]
    document = parse(answer)
    assert "02 555 09 09 → 02 555 01 00" in words(document.xpath("//*[@role='alert']")[0])
    assert document.xpath("//input[@name='name']/@value") == ["Emirdağ Ekmek"]
    assert len(document.xpath("//input[@name='leave_out']")) == 1  # the picture need not be chosen again
    assert client.post(path, {**second, **hidden(document), "name": "Emirdağ Ekmek"}).status_code == 303
    assert FirmChange.objects.get().values["name"] == "Emirdağ Ekmek"


def test_form_that_was_open_while_the_desk_saved_brings_nothing_old_back(client, firm, mine):
    typed = typed_in(client, mine)
    Firm.objects.filter(pk=firm.pk).update(phones=["+3225550177"], updated_at=timezone.now() + timedelta(hours=1))
    assert client.post(f"{mine}duzelt/", {**typed, "about_tr": "Simit."}).status_code == 422
    assert not FirmChange.objects.exists()


def test_same_form_sent_twice_is_no_surprise(client, firm, mine):
    typed = {**typed_in(client, mine), "phones": "02 555 09 09"}
    assert [client.post(f"{mine}duzelt/", typed).status_code for _number in range(2)] == [303, 303]
    assert FirmChange.objects.count() == 1


def test_change_that_waited_before_its_beginning_was_kept_is_read_as_ever(client, firm, mine, moderator):
    change = propose(client, mine, phones="02 555 09 09")
    FirmChange.objects.update(base=None)
    change.refresh_from_db()
    decision = approve(change, moderator)
    assert now(firm).phones == ["+3225550909"]
    steps.undo(decision, by=moderator)
    assert now(firm).phones == ["+3225550100"]
