"""The links of an owner go to another address: only once it has answered, and not against the word of the former one."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from korner.moderation import steps
from korner.moderation.cases import case_of
from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.site import own_data
from tests.directory.owners import OWNER, FirmFactory, link, opened, owners_link, press
from tests.factories import UserFactory
from tests.pages import parse, words
from widgets.directory.models import Firm, FirmAddress, FirmClaim
from widgets.directory.owning import claiming, letters, moving, reminding

pytestmark = pytest.mark.django_db
NEW = "yeni@example.org"
PAGES = {"tr": "adres/", "fr": "adresse/"}


@pytest.fixture
def firm():
    return FirmFactory(owner=OWNER, name="Emirdağ Fırını")


@pytest.fixture
def mine(firm, committed):
    """The owner's link."""
    with committed():
        letters.send(letters.approved, firm)
    path = owners_link()
    mail.outbox.clear()
    return path


@pytest.fixture
def ask(client, mine, committed):
    """Ask for another address."""

    def send(email=NEW, path=None):
        with committed():
            return press(client, path or f"{mine}adres/", owner_email=email)

    return send


@pytest.fixture
def answer(client, committed):
    """Press the button behind a letter's link."""

    def send(path):
        with committed():
            return press(client, path)

    return send


def letter_to(address, number=-1):
    """The last letter to an address (or another one of its letters)."""
    return [letter for letter in mail.outbox if letter.to == [address]][number]


def owner():
    return Firm.objects.get().owner_email


def moved(ask, answer):
    """Ask, and answer from the new address."""
    ask()
    return answer(link(letter_to(NEW)))


# --- the way ----------------------------------------------------------------------------------------------------------
def test_it_counts_only_once_the_new_address_has_answered(client, mine, ask, answer):
    assert ask().status_code == 303
    assert owner() == OWNER
    assert sorted(letter.to[0] for letter in mail.outbox) == [OWNER, NEW]
    path = link(letter_to(NEW))
    assert client.get(path).status_code == 200
    assert owner() == OWNER  # opening the page changes nothing
    assert client.get(mine).status_code == 200
    assert answer(path).status_code == 200
    assert owner() == NEW
    assert client.get(mine).status_code == 410  # the old links have ended
    assert client.get(owners_link(letter_to(NEW))).status_code == 200
    assert answer(path).status_code == 200  # pressed twice
    assert owner() == NEW


def test_the_former_address_is_told_twice_and_never_the_whole_new_one(ask, answer):
    moved(ask, answer)
    told = [letter for letter in mail.outbox if letter.to == [OWNER]]
    assert len(told) == 2
    for letter in told:
        assert "y…@example.org" in letter.body
        assert NEW not in letter.body + letter.subject
        assert "/yeni-adres/dur/" in letter.body


def test_the_page_says_what_it_waits_for_and_shows_no_address(client, mine, ask):
    ask()
    page = client.get(f"{mine}adres/")
    assert "y…@example.org" in words(parse(page).xpath("//*[@role='status']")[0])
    assert NEW not in page.content.decode()
    assert OWNER not in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex"


def test_a_frenchman_moves_in_french(client, committed):
    firm = FirmFactory(owner=OWNER, language="fr")
    with committed():
        letters.send(letters.approved, firm)
    mine = owners_link()
    assert mine.startswith("/fr/")
    with committed():
        press(client, f"{mine}adresse/", owner_email=NEW)
    assert "/fr/ajouter-une-entreprise/nouvelle-adresse/arreter/" in letter_to(OWNER).body
    path = link(letter_to(NEW))
    assert path.startswith("/fr/ajouter-une-entreprise/nouvelle-adresse/")
    with committed():
        press(client, path)
    assert owners_link(letter_to(NEW)).startswith("/fr/")


def test_a_mistake_is_typed_over(client, ask, answer):
    ask("yanlis@example.org")
    wrong = link(letter_to("yanlis@example.org"))
    ask()
    assert client.get(wrong).status_code == 410
    answer(link(letter_to(NEW)))
    assert owner() == NEW


@pytest.mark.parametrize("email", ["", "yeni", "a b@example.org", OWNER, OWNER.upper()])
def test_what_is_no_other_address_comes_back_with_words(ask, email):
    assert ask(email).status_code == 422
    assert not FirmAddress.objects.exists()
    assert not mail.outbox


def test_who_moves_has_answered_for_his_entry(firm, mine, ask, answer, clock):
    clock.move_to("2026-12-01 12:00")
    Firm.objects.update(asked_at="2026-10-01T12:00Z", hidden_at="2026-11-01T12:00Z")
    moved(ask, answer)
    firm.refresh_from_db()
    assert (firm.hidden_at, firm.asked_at) == (None, None)
    assert reminding.remind() == 0


# --- the former address says no ---------------------------------------------------------------------------------------
def test_the_former_address_stops_it_before_it_counts(client, mine, ask, answer):
    ask()
    path, new = link(letter_to(OWNER)), link(letter_to(NEW))
    assert client.get(path).status_code == 200
    assert FirmAddress.objects.exists()  # opening the page changes nothing
    answer(path)
    assert client.get(new).status_code == client.get(mine).status_code == client.get(path).status_code == 410
    assert owner() == OWNER
    assert client.get(owners_link(letter_to(OWNER))).status_code == 200  # whoever had the old link has it no more


def test_the_former_address_takes_it_back_for_some_days(client, ask, answer, clock, settings):
    settings.FIRM_ADDRESS_DAYS = 7
    moved(ask, answer)
    path, theirs = link(letter_to(OWNER)), owners_link(letter_to(NEW))
    clock.move_to("2026-12-01 11:59")
    answer(path)
    assert owner() == OWNER
    assert client.get(theirs).status_code == 410
    assert client.get(owners_link(letter_to(OWNER))).status_code == 200


def test_then_it_cannot_be_taken_back_by_a_link(client, ask, answer, clock, settings):
    settings.FIRM_ADDRESS_DAYS = 7
    moved(ask, answer)
    path = link(letter_to(OWNER))
    clock.move_to("2026-12-01 12:01")
    assert client.get(path).status_code == 410
    assert client.post(path).status_code in (410, 422)
    assert owner() == NEW


def test_the_first_letter_takes_it_back_too(ask, answer):
    ask()
    first = link(letter_to(OWNER))
    answer(link(letter_to(NEW)))
    answer(first)
    assert owner() == OWNER


def test_no_second_move_hides_the_first(client, ask, answer, clock, settings):
    settings.FIRM_ADDRESS_DAYS = 7
    moved(ask, answer)
    theirs = owners_link(letter_to(NEW))
    assert ask("ucuncu@example.org", f"{theirs}adres/").status_code == 200
    assert not [letter for letter in mail.outbox if letter.to == ["ucuncu@example.org"]]
    answer(link(letter_to(OWNER)))
    assert owner() == OWNER


def test_the_desk_gives_it_back_whenever_it_is_asked(client, staff, firm, ask, answer, committed):
    moved(ask, answer)
    staff("chief")
    page = client.get(reverse("admin:directory_firm_change", args=[firm.pk]))
    assert OWNER in page.content.decode()
    stop = link(letter_to(OWNER))
    claiming.own(Firm.objects.get(), "masa@example.org", "tr")
    assert client.get(stop).status_code == 410  # whoever the desk has named since stays
    assert owner() == "masa@example.org"


def test_a_claim_that_is_taken_back_takes_the_entry_along_wherever_it_has_moved(ask, answer, committed, client):
    moderator = UserFactory(role="moderator")
    Firm.objects.all().delete()
    firm = FirmFactory()
    claim = FirmClaim(firm=firm, email=OWNER, words="Bizim.", language="tr", confirmed_at="2026-11-24T10:00Z")
    steps.submit(claim, Judgement(State.PENDING))
    with committed():
        decision = steps.decide(case_of(claim), State.APPROVED, by=moderator)
    ask(path=f"{owners_link(letter_to(OWNER))}adres/")
    answer(link(letter_to(NEW)))
    assert owner() == NEW
    steps.undo(decision, by=moderator)
    assert owner() == ""


# --- limits, ends, privacy --------------------------------------------------------------------------------------------
def test_nobody_fills_a_strangers_letter_box(ask):
    statuses = [ask(f"yeni{number}@example.org").status_code for number in range(letters.LETTERS_PER_HOUR + 1)]
    assert statuses[:-1] == [303] * letters.LETTERS_PER_HOUR  # each of them writes to the former one, too
    assert statuses[-1] == 429
    assert len([letter for letter in mail.outbox if letter.to == [OWNER]]) == letters.LETTERS_PER_HOUR


def test_the_same_form_sent_twice_is_one_letter(ask):
    ask()
    ask()
    assert len(mail.outbox) == 2


def test_who_sends_in_haste_is_asked_to_wait_and_what_he_typed_stays(ask, settings):
    settings.ACTS_PER_MINUTE = 1
    ask("bir@example.org")
    late = ask("iki@example.org")
    assert late.status_code == 429
    assert int(late["Retry-After"]) > 0
    assert parse(late).xpath("//input[@name='owner_email']/@value") == ["iki@example.org"]


def test_a_machine_writes_to_nobody(client, mine, committed):
    with committed():
        press(client, f"{mine}adres/", owner_email=NEW, website="https://spam.example")
    assert not mail.outbox


def test_without_an_answer_nothing_is_kept(client, ask, clock, settings):
    settings.FIRM_CONFIRM_HOURS = 48
    ask()
    path = link(letter_to(NEW))
    clock.move_to("2026-11-26 12:01")
    assert client.get(path).status_code == 410
    assert moving.forget() == 1
    assert owner() == OWNER


def test_what_counted_is_forgotten_after_its_days(ask, answer, clock, settings):
    settings.FIRM_ADDRESS_DAYS = 7
    moved(ask, answer)
    assert moving.forget() == 0
    clock.move_to("2026-12-01 12:01")
    assert moving.forget() == 1
    assert own_data.told(OWNER) == {}


def test_the_former_owner_is_told_that_it_is_kept_and_has_it_deleted(ask, answer):
    moved(ask, answer)
    assert own_data.told(OWNER)["firm-new-addresses"][0]["firm"] == "Emirdağ Fırını"
    assert NEW not in str(own_data.told(OWNER))
    own_data.delete_all(OWNER)
    assert own_data.told(OWNER) == {}
    assert owner() == NEW


def test_it_goes_with_the_firm(client, ask):
    ask()
    Firm.objects.get().delete()
    assert not FirmAddress.objects.exists()
    assert client.get(link(letter_to(NEW))).status_code == 410


def test_letters_of_what_was_stopped_are_not_sent(firm):
    row = FirmAddress.objects.create(
        firm=firm, email=NEW, former=OWNER, language="tr", asked_at="2026-11-24T11:00Z", confirmed_at=None
    )
    number = row.pk
    letters.address_changed.call(number)
    row.delete()
    for letter in (letters.confirm_address, letters.address_asked, letters.address_changed):
        letter.call(number)
    assert mail.outbox == []


@pytest.mark.parametrize(
    "path", ["/firma-ekle/yeni-adres/{}/", "/fr/ajouter-une-entreprise/nouvelle-adresse/arreter/{}/"]
)
@pytest.mark.parametrize("token", ["x", "1.2.3", "99999999999999999999.a.b", "%00", "1"])
def test_an_invented_link_is_one_that_has_ended(path, token):
    assert Client().get(path.format(token)).status_code in (404, 410)


def test_one_link_is_not_the_other(client, ask):
    ask()
    token = link(letter_to(NEW)).rstrip("/").rpartition("/")[2]
    assert client.get(f"/firma-ekle/yeni-adres/dur/{token}/").status_code == 410
    assert re.search(r"/dur/", link(letter_to(OWNER)))
    assert opened(client, link(letter_to(OWNER)))
