"""An entry that the desk made gets its owner: claim, letter, queue, link."""

import pytest
from django.core import mail

from korner.moderation import entries
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from tests.directory.owners import OWNER, FirmFactory, decide, link, opened, owners_link, press
from tests.factories import UserFactory
from tests.pages import parse, words
from widgets.directory.models import FirmClaim
from widgets.directory.owning import claiming

pytestmark = pytest.mark.django_db
CLAIM = {"tr": "/firma-ekle/sahibi/%d/", "fr": "/fr/ajouter-une-entreprise/proprietaire/%d/"}
WORDS = "Adım sitemizde yazıyor."


def claim(client, firm, language="tr", **fields):
    """Send the form of a claim."""
    path = CLAIM[language] % firm.pk
    return client.post(path, {**opened(client, path), "words": WORDS, "owner_email": OWNER, **fields})


@pytest.fixture
def firm():
    return FirmFactory(name="Eski Fırın", phones=["+3225550100"])


@pytest.fixture
def confirmed(client, firm, committed):
    with committed():
        claim(client, firm)
    with committed():
        press(client, link())
    return FirmClaim.objects.get()


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_whole_way(client, firm, committed, language):
    with committed():
        answer = claim(client, firm, language, phone="0499/11.22.33")
    assert answer.status_code == 303
    assert client.get(answer["Location"]).status_code == 200
    assert not Case.objects.of_kinds([FirmClaim]).exists()
    assert client.get(link()).status_code == 200
    assert FirmClaim.objects.get().confirmed_at is None
    with committed():
        press(client, link())
    found = FirmClaim.objects.get()
    (entry,) = entries.entries_of([case_of(found)])
    for part in (WORDS, OWNER, "0499 11 22 33", "Eski Fırın", "02 555 01 00"):
        assert part in f"{entry.title} {entry.head}"
    with committed():
        decide(found, State.APPROVED, by=UserFactory(role="moderator"))
    firm.refresh_from_db()
    assert (firm.owner_email, firm.letters_in) == (OWNER, language)
    page = client.get(owners_link())
    assert page.status_code == 200
    assert parse(page).get("lang") == language


def test_of_an_entry_that_has_an_owner_it_is_said_kindly(client, confirmed, firm):
    decide(confirmed, State.APPROVED)
    page = client.get(CLAIM["tr"] % firm.pk)
    assert page.status_code == 200
    assert not parse(page).xpath("//main//form")
    assert OWNER not in page.content.decode()
    token = client.get("/parca/bilet/").json()["token"]
    answer = client.post(CLAIM["tr"] % firm.pk, {"token": token, "words": "Benim", "owner_email": "x@example.org"})
    assert answer.status_code == 409
    assert FirmClaim.objects.count() == 1


def test_several_claims_know_of_each_other_and_one_is_approved(client, confirmed, firm, committed):
    with committed():
        claim(client, firm, owner_email="rakip@example.org")
    with committed():
        press(client, link())
    rival = FirmClaim.objects.get(email="rakip@example.org")
    (entry,) = entries.entries_of([case_of(rival)])
    assert OWNER in entry.head
    decide(confirmed, State.APPROVED)
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        decide(rival, State.APPROVED)
    firm.refresh_from_db()
    assert firm.owner_email == OWNER
    rival.refresh_from_db()
    assert rival.state == State.PENDING


def test_a_claim_taken_back_ends_the_link(client, confirmed, firm, committed):
    from korner.moderation import steps

    moderator = UserFactory(role="moderator")
    with committed():
        decision = steps.decide(case_of(confirmed), State.APPROVED, by=moderator)
    mine = owners_link()
    assert client.get(mine).status_code == 200
    steps.undo(decision, by=moderator)
    firm.refresh_from_db()
    assert firm.owner_email == ""
    assert client.get(mine).status_code == 410


def test_refused_is_told_and_may_try_again(client, confirmed, firm, committed):
    with committed():
        decide(confirmed, State.REFUSED, by=UserFactory(role="moderator"), reason="Bilmiyoruz")
    assert "Bilmiyoruz" in mail.outbox[-1].body
    with committed():
        claim(client, firm, words="Ticaret odasında adım var.")
    again = FirmClaim.objects.get()
    assert (again.words, again.confirmed_at) == ("Ticaret odasında adım var.", None)


def test_the_page_says_the_same_whatever_was_there(client, confirmed, firm):
    first, second = claim(client, firm), claim(client, firm, owner_email="yeni@example.org")
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert FirmClaim.objects.count() == 2


def test_unanswered_it_ends_in_time(client, firm, committed, clock, settings):
    settings.FIRM_CONFIRM_HOURS = 48
    with committed():
        claim(client, firm)
    clock.move_to("2026-11-26 11:59")
    assert claiming.forget() == 0
    clock.move_to("2026-11-26 12:01")
    assert client.get(link()).status_code == 410
    assert claiming.forget() == 1
    assert not FirmClaim.objects.exists()


def test_mistakes_come_back_with_what_was_typed(client, firm):
    answer = claim(client, firm, words="", owner_email="ayse@", phone="0000")
    assert answer.status_code == 422
    page = parse(answer)
    assert page.xpath("//*[@autofocus]/@name") == ["words"]
    assert page.xpath("//input[@name='owner_email']/@value") == ["ayse@"]
    assert page.xpath("//input[@name='phone']/@value") == ["0000"]


@pytest.mark.parametrize("state", [State.PENDING, State.REFUSED])
def test_what_readers_do_not_see_cannot_be_claimed(client, state):
    assert client.get(CLAIM["tr"] % FirmFactory(state=state).pk).status_code == 404
    assert client.get(CLAIM["tr"] % 987654).status_code == 404


def test_a_machine_lets_us_write_to_nobody(client, firm, committed):
    with committed():
        claim(client, firm, website="http://spam.example")
    assert mail.outbox == []
    assert case_of(FirmClaim.objects.get()).state == State.SPAM
    assert words(parse(client.get(CLAIM["fr"] % firm.pk)))
