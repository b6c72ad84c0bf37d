"""What the queue forgets: refused things, spam, writers; in the database nothing of them is left."""

import pytest

from korner.moderation import cases, retention, steps
from korner.moderation.models import Case, CaseNote, Decision, State
from korner.privacy import everything_kept
from tests.moderation.letters import letter, postcard, thing_of
from tests.moderation.sent.models import Letter, Postcard, Stamp

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def days(settings):
    settings.REFUSED_DAYS, settings.SPAM_DAYS = 90, 30


def test_spam_and_refused_things_end_on_their_day_with_all_that_hangs_on_them(moderator, clock):
    spam, refused, approved = letter(state=State.SPAM), postcard(), letter()
    steps.decide(refused, State.REFUSED, by=moderator, reason="olmaz")
    steps.decide(approved, State.APPROVED, by=moderator)
    CaseNote.objects.create(case=refused, by=moderator, text="not")
    clock.move_to("2026-12-24 11:59")
    assert retention.forget_refused() == 0
    clock.move_to("2026-12-24 12:00")
    assert retention.forget_refused() == 1
    assert not Letter.objects.filter(pk=spam.number).exists()
    clock.move_to("2027-02-22 12:00")
    assert retention.forget_refused() == 1
    assert not Postcard.objects.exists()
    assert not Stamp.objects.exists()
    assert not CaseNote.objects.exists()
    assert set(Case.objects.values_list("pk", flat=True)) == {approved.pk}
    assert set(Decision.objects.values_list("case", flat=True)) == {approved.pk}


def test_a_refusal_that_was_taken_back_is_not_forgotten(moderator, clock):
    case = letter()
    steps.undo(steps.decide(case, State.REFUSED, by=moderator), by=moderator)
    clock.move_to("2027-11-24 12:00")
    assert retention.forget_refused() == 0
    assert thing_of(case)


def test_an_app_that_keeps_the_row_ends_it_its_own_way_and_the_case_knows_nobody(moderator, clock, monkeypatch):
    def emptied(self):
        self.text, self.name = "", ""
        self.save()

    monkeypatch.setattr(Letter, "erase_refused", emptied)
    case = letter("Adım Ayşe", name="Ayşe")
    steps.decide(case, State.REFUSED, by=moderator)
    clock.move_to("2027-11-24 12:00")
    assert retention.forget_refused() == 1
    case.refresh_from_db()
    assert (case.writer, case.name, case.fingerprint, thing_of(case).text) == ("", "", "", "")
    assert retention.forget_refused() == 0


def test_an_app_that_forgets_by_itself_is_left_alone(clock, monkeypatch):
    monkeypatch.setattr(Letter, "forgets_itself", True)
    case = letter(state=State.SPAM)
    clock.move_to("2027-11-24 12:00")
    assert retention.forget_refused() == 0
    assert thing_of(case)


def test_one_that_cannot_go_keeps_no_other(moderator, clock, monkeypatch):
    from django.db.models import ProtectedError

    first, other = letter("bir", state=State.SPAM), letter("iki", state=State.SPAM)
    whole = Letter.erase_refused

    def stubborn(self):
        if self.text == "bir":
            raise ProtectedError("an answer hangs on it", [])
        whole(self)

    monkeypatch.setattr(Letter, "erase_refused", stubborn)
    clock.move_to("2027-11-24 12:00")
    assert retention.forget_refused() == 1
    assert list(Case.objects.all()) == [first]
    assert not Letter.objects.filter(pk=other.number).exists()


def test_a_case_of_nothing_goes(moderator):
    kept, gone = letter(), letter()
    Letter.objects.filter(pk=gone.number)._raw_delete("default")
    assert retention.forget_cases_of_nothing() == 1
    assert list(Case.objects.all()) == [kept]


def test_who_asks_for_his_data_to_be_deleted_is_known_to_the_case_no_more(moderator):
    case = letter(name="Ayşe")
    cases.forget_writer(thing_of(case))
    case.refresh_from_db()
    assert (case.writer, case.name) == ("", "")


def test_the_privacy_page_is_told_what_the_queue_keeps_and_for_how_long():
    told = {kept.name: str(kept.how_long) for kept in everything_kept()}
    assert {"refused", "writers", "bans"} <= set(told)
    assert "90" in told["refused"]
    assert "30" in told["refused"]
