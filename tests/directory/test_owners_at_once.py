"""Many at the same moment: the same firm sent many times is one, the same change one change, the same press one case."""

import threading
import time

import pytest
from django.core import mail
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.utils import timezone

from korner.moderation import steps
from korner.moderation.cases import case_of
from korner.moderation.ladder import Judgement
from korner.moderation.models import Case, State
from korner.site import own_data
from tests.directory.owners import FORM, OWNER, FirmFactory, TradeFactory, filled_in, link, opened, owners_link
from tests.factories import picture_upload
from widgets.directory import counted, firms, privacy
from widgets.directory.counted import recount
from widgets.directory.firms import hide, show
from widgets.directory.models import Firm, FirmChange, FirmClaim, FirmCount
from widgets.directory.owning import changing, claiming, letters, pictures, removing, values

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50


def at_once(act, many=MANY):
    """What `act` answers when it is called so many times at the same moment, each with a connection of its own."""
    answers, ready = [], threading.Barrier(many)

    def run():
        try:
            ready.wait(30)
            answers.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return answers


@pytest.fixture(autouse=True)
def no_haste(settings):
    settings.ACTS_PER_MINUTE = settings.SENT_BEFORE_PROOF = 0
    settings.VISITORS_PER_ADDRESS = 1000


def test_fifty_times_the_same_form_is_one_firm_one_letter_one_case(client):
    carried, typed = opened(client), filled_in()
    picture = picture_upload().read()

    def act():
        from django.core.files.uploadedfile import SimpleUploadedFile

        return Client().post(FORM["tr"], {**carried, **typed, "pictures": SimpleUploadedFile("a.jpg", picture)})

    assert [answer.status_code for answer in at_once(act)] == [303] * MANY
    assert Firm.objects.count() == len(mail.outbox) == 1
    assert Firm.objects.get().sent_pictures.count() == 1
    assert len(storages["private"].listdir("firms")[1]) == 2
    path = link()
    token = opened(client, path)
    assert {answer.status_code for answer in at_once(lambda: Client().post(path, token), 8)} <= {200, 303}
    assert Case.objects.count() == 1


def test_the_same_firm_from_many_forms_is_one(client):
    typed = filled_in()
    forms = [opened(client) for _number in range(8)]
    answers = at_once(lambda: Client().post(FORM["tr"], {**forms.pop(), **typed}), 8)
    assert {answer.status_code for answer in answers} <= {303, 429}
    assert Firm.objects.count() == 1
    assert len(mail.outbox) <= letters.LETTERS_PER_HOUR


def test_who_decides_and_who_sends_anew_do_not_wait_for_each_other(client, monkeypatch):
    """On PostgreSQL both hold rows: in one order, or one of them is thrown out."""
    firm = FirmFactory(owner=OWNER, phones=["+3225550100"])
    letters.send(letters.approved, firm)
    path = f"{owners_link()}duzelt/"
    typed = {key: value for key, value in filled_in().items() if key != "owner_email"}
    assert client.post(path, {**opened(client, path), **typed}).status_code == 303
    case, carried = case_of(FirmChange.objects.get()), opened(client, path)
    decides, sends, has_firm = (threading.Event() for _number in range(3))
    put, answered, store_all = steps.put, changing.answered, pictures.store_all

    def slow_put(*args, **kwargs):  # the moderator holds the case; has the owner got hold of the firm?
        decides.set()
        assert sends.wait(20)
        has_firm.wait(0.5)
        put(*args, **kwargs)

    def about_to_send(*args, **kwargs):
        sends.set()
        return store_all(*args, **kwargs)

    def noted(firm):
        has_firm.set()
        answered(firm)

    monkeypatch.setattr(steps, "put", slow_put)
    monkeypatch.setattr(pictures, "store_all", about_to_send)
    monkeypatch.setattr(changing, "answered", noted)

    def send():
        assert decides.wait(20)
        return Client().post(path, {**carried, **typed, "phones": "02 555 20 20"})

    acts = [send, lambda: steps.decide(case, State.APPROVED, by=None)]
    assert len(at_once(lambda: acts.pop()(), 2)) == 2  # none of them was thrown out


class Decision:
    """A moderator's decision on `case` that holds the case until another act has come as far as it can."""

    def __init__(self, monkeypatch, case):
        self.case, self.holds = case, threading.Event()
        put = steps.put

        def slow_put(*args, **kwargs):
            self.holds.set()
            time.sleep(0.7)  # the other act goes on until it waits for a row that is held here
            put(*args, **kwargs)

        monkeypatch.setattr(steps, "put", slow_put)

    def against(self, act):
        """What the two ended with, in any order; one that PostgreSQL threw out has no answer."""

        def other():
            assert self.holds.wait(20)
            return act()

        acts = [other, lambda: steps.decide(self.case, State.APPROVED, by=None)]
        return at_once(lambda: acts.pop()(), 2)


def waiting_change(firm):
    """A change of `firm` that waits for a moderator."""
    now = values.now(firm)
    change = FirmChange(firm=firm, language="tr", values={**now, "about_tr": "Ekmek."}, base=now)
    steps.submit(change, Judgement(State.PENDING))
    return change


def nothing_is_left(email):
    """Whether no row of the paper knows this address."""
    return own_data.told(email) == {} and not Firm.objects.filter(owner_email=email).exists()


def test_who_deletes_his_firm_while_his_change_is_decided_is_rid_of_it(monkeypatch):
    firm = FirmFactory(owner=OWNER)
    case = case_of(waiting_change(firm))
    assert len(Decision(monkeypatch, case).against(lambda: removing.remove(firm))) == 2
    for model in (Firm, FirmChange, Case, FirmCount):
        assert not model.objects.exists(), model


def test_the_desk_deletes_a_firm_while_it_is_decided_on(monkeypatch):
    firm = FirmFactory(owner=OWNER, state=State.PENDING)
    assert len(Decision(monkeypatch, case_of(firm)).against(lambda: firms.remove([firm]))) == 2
    for model in (Firm, Case, FirmCount):
        assert not model.objects.exists(), model


def test_all_of_ones_data_goes_while_a_claim_is_approved(monkeypatch):
    """The approval gives him the entry at the very moment at which he deletes all that is his."""
    firm = FirmFactory()
    claim = FirmClaim(firm=firm, email=OWNER, words="Bizim.", language="tr", confirmed_at=timezone.now())
    steps.submit(claim, Judgement(State.PENDING))
    answers = Decision(monkeypatch, case_of(claim)).against(lambda: own_data.delete_all(OWNER))
    assert len(answers) == 2
    assert nothing_is_left(OWNER)
    assert not FirmClaim.objects.exists()


def test_all_of_ones_data_goes_while_one_of_ones_changes_is_approved(monkeypatch):
    """Two firms: one has gone, and with it the numbers are held, as the change of the other is decided."""
    one, other = FirmFactory(owner=OWNER, name="A"), FirmFactory(owner=OWNER, name="B")
    case = case_of(waiting_change(other))
    decision, first_is_gone, hold = Decision(monkeypatch, case), threading.Event(), privacy.hold

    def held(number, rows):
        if number == other.pk:
            first_is_gone.set()
            decision.holds.wait(1)
        return hold(number, rows)

    monkeypatch.setattr(privacy, "hold", held)
    acts = [
        lambda: own_data.delete_all(OWNER),
        lambda: first_is_gone.wait(20) and steps.decide(case, State.APPROVED, by=None),
    ]
    answers = at_once(lambda: acts.pop()(), 2)
    assert 2 in answers
    assert nothing_is_left(OWNER)
    assert not Firm.objects.filter(pk__in=[one.pk, other.pk]).exists()
    assert not Case.objects.exists()


def test_an_entry_that_somebody_else_owns_by_now_is_not_deleted_with_his_data():
    firm = FirmFactory(owner=OWNER)
    claiming.own(Firm.objects.get(), "yeni@example.org", "tr")
    privacy.erase_firm(firm)
    assert Firm.objects.get().owner_email == "yeni@example.org"


def test_an_address_in_an_entry_of_the_desk_that_has_gone_stops_nothing():
    firm = FirmFactory(email=OWNER)
    Firm.objects.all().delete()
    privacy.erase_shown(firm)
    assert not Firm.objects.exists()


def test_many_at_once_in_one_place_are_counted_each(monkeypatch):
    six = [FirmFactory(hidden_at=timezone.now()) for _number in range(6)]
    trade = TradeFactory()
    for firm in six:
        firm.trades.add(trade)
    recount()
    wanted, real = [*six], counted.counted_now

    def slow(places):  # what was counted is old by the time it is written
        found = real(places)
        time.sleep(0.2)
        return found

    monkeypatch.setattr(counted, "counted_now", slow)
    assert at_once(lambda: show([wanted.pop()]), 6) == [1] * 6
    assert set(FirmCount.objects.values_list("firms", flat=True)) == {6}
    wanted = [*six]
    assert at_once(lambda: hide([wanted.pop()]), 6) == [1] * 6
    assert not FirmCount.objects.exists()


def test_one_change_sent_at_once_is_one_change(client):
    firm = FirmFactory(owner=OWNER, phones=["+3225550100"])
    letters.send(letters.approved, firm)
    path = f"{owners_link()}duzelt/"
    carried = opened(client, path)
    typed = {key: value for key, value in filled_in(phones="02 555 09 09").items() if key != "owner_email"}
    answers = at_once(lambda: Client().post(path, {**carried, **typed}), 8)
    assert [answer.status_code for answer in answers] == [303] * 8
    assert FirmChange.objects.count() == Case.objects.of_kinds([FirmChange]).count() == 1
