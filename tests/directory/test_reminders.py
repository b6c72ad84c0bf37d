"""Once a year the owner is asked; without an answer the entry is hidden, at last it goes; his link brings it back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from korner.moderation.models import State
from tests.directory.owners import OWNER, FirmFactory, owners_link, press
from tests.factories import UserFactory
from tests.pages import parse
from widgets.directory import periodic
from widgets.directory.models import Firm
from widgets.directory.owning import reminding

pytestmark = pytest.mark.django_db


@pytest.fixture
def days(settings):
    settings.FIRM_REMINDER_DAYS, settings.FIRM_ANSWER_DAYS, settings.FIRM_LINK_DAYS = 365, 30, 30


@pytest.fixture
def asked(clock, days, committed):
    """A firm whose owner was asked on 24 November 2027 at noon."""
    firm = FirmFactory(owner=OWNER, language="fr")
    clock.move_to("2027-11-24 12:00")
    with committed():
        assert reminding.remind() == 1
    firm.refresh_from_db()
    return firm


def test_he_is_asked_after_a_year_and_once(clock, days, committed):
    FirmFactory(owner=OWNER, language="fr")
    clock.move_to("2027-11-24 11:59")
    assert reminding.remind() == 0
    clock.move_to("2027-11-24 12:00")
    with committed():
        assert (reminding.remind(), reminding.remind()) == (1, 0)
    (letter,) = mail.outbox
    assert letter.to == [OWNER]
    assert "/fr/ajouter-une-entreprise/la-mienne/" in letter.body


def test_the_desks_own_entries_are_not_asked(clock, days):
    FirmFactory()
    FirmFactory(owner=OWNER, state=State.PENDING)
    clock.move_to("2030-01-01 12:00")
    assert (reminding.remind(), reminding.hide()) == (0, 0)


def test_a_press_is_an_answer_and_the_year_begins_anew(client, asked, clock):
    mine = owners_link()
    assert client.get(mine).status_code == 200
    asked.refresh_from_db()
    assert asked.asked_at is not None  # a mail scanner opened it
    assert press(client, mine).status_code == 303
    asked.refresh_from_db()
    assert (asked.asked_at, asked.confirmed_at) == (None, timezone.now())
    assert not parse(client.get(mine)).xpath("//main//form")
    clock.move_to("2028-01-24 12:00")
    assert reminding.hide() == 0


def test_unanswered_it_is_hidden_and_his_link_brings_it_back(client, asked, clock, committed):
    clock.move_to("2027-12-24 11:59")
    assert reminding.hide() == 0
    clock.move_to("2027-12-24 12:00")
    with committed():
        assert reminding.hide() == 1
    asked.refresh_from_db()
    assert not asked.is_visible
    assert not Firm.objects.visible().exists()
    assert mail.outbox[-1].to == [OWNER]
    assert press(client, owners_link()).status_code == 303
    asked.refresh_from_db()
    assert asked.is_visible


def test_hidden_for_another_year_it_is_deleted(asked, clock):
    clock.move_to("2027-12-24 12:00")
    reminding.hide()
    clock.move_to("2028-12-23 11:59")
    assert reminding.forget() == 0
    clock.move_to("2028-12-23 12:00")
    assert reminding.forget() == 1
    assert not Firm.objects.exists()


def test_what_the_desk_has_hidden_stays_hidden_and_is_not_deleted(client, clock, days, committed):
    from widgets.directory.owning import letters

    firm = FirmFactory(owner=OWNER, hidden_at=timezone.now())
    with committed():
        letters.send(letters.still_true, firm)
        letters.send(letters.hidden, firm)
    assert mail.outbox == []
    with committed():
        letters.owners_links.call([firm.pk], "tr")
    mine = owners_link()
    assert not parse(client.get(mine)).xpath("//main//form")
    token = client.get("/parca/bilet/").json()["token"]
    client.post(mine, {"token": token})
    firm.refresh_from_db()
    assert firm.hidden_at is not None
    clock.move_to("2030-01-01 12:00")
    assert (reminding.remind(), reminding.hide(), reminding.forget()) == (0, 0, 0)


def at_the_desk(client, firm, **fields):
    """Let an editor save the entry as it opens, with `fields` typed over it (None: left out)."""
    client.force_login(UserFactory(role="editor"))
    path = f"/admin/directory/firm/{firm.pk}/change/"
    form = client.get(path).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    shown |= {"pictures-TOTAL_FORMS": 0, "pictures-INITIAL_FORMS": 0, **fields}
    answer = client.post(path, {name: value for name, value in shown.items() if value is not None})
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    client.logout()
    firm.refresh_from_db()


def test_what_the_desk_hides_while_he_is_asked_he_cannot_show(client, asked, clock):
    mine = owners_link()
    at_the_desk(client, asked, hidden="on")
    assert (asked.hidden_at, asked.asked_at) == (timezone.now(), None)
    press(client, mine)
    asked.refresh_from_db()
    assert not asked.is_visible
    clock.move_to("2030-01-01 12:00")
    assert (reminding.hide(), reminding.forget()) == (0, 0)


def test_what_the_desk_shows_again_the_clock_does_not_hide(client, asked, clock):
    clock.move_to("2027-12-24 12:00")
    reminding.hide()
    asked.refresh_from_db()
    at_the_desk(client, asked, about_tr="Simit.")  # the tick stays: it is still the owner's to answer
    assert asked.is_unanswered
    at_the_desk(client, asked, hidden=None)
    assert asked.is_visible
    assert (asked.asked_at, asked.confirmed_at) == (None, timezone.now())
    clock.move_to("2028-06-24 12:00")
    assert (reminding.hide(), reminding.remind()) == (0, 0)


def test_the_desk_confirms_no_address_for_the_first_time(client, clock, days):
    firm = FirmFactory(owner=OWNER, confirmed_at=None, hidden_at=timezone.now())
    at_the_desk(client, firm, hidden=None)
    assert firm.is_visible
    assert firm.confirmed_at is None


def test_hundreds_are_asked_in_one_round(days):
    for number in range(30):
        FirmFactory(owner=f"a{number}@example.org", confirmed_at=timezone.now() - timedelta(days=400))
    assert reminding.remind() == 30


def test_the_clock_runs_it(db):
    assert {job.name for job in periodic.JOBS} >= {"ask-owners-of-firms", "hide-unanswered-firms", "forget-firms"}
    for job in periodic.JOBS:
        job.run()
