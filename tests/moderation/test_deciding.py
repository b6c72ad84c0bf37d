"""Deciding on cases: one by one, by two moderators, several at once; taking back; two who decide at the same time."""

import pytest

from korner.moderation import steps
from korner.moderation.ladder import Judgement
from korner.moderation.models import CaseNote, Decision, State
from tests.factories import UserFactory
from tests.moderation.letters import letter, may_decide_on_letters, postcard, thing_of
from tests.moderation.sent.models import Letter

pytestmark = pytest.mark.django_db

QUEUE = "/admin/moderation/"
DECIDE, SEVERAL, UNDO = f"{QUEUE}decide/", f"{QUEUE}several/", f"{QUEUE}undo/"
FETCH = {"X-Requested-With": "fetch"}


def decide(client, case, act, **more):
    """Decide on `case` as it was first seen, by script."""
    return client.post(
        DECIDE, {"case": case.pk, "version": case.version, "state": case.state, "act": act, **more}, headers=FETCH
    )


def state_of(case):
    """(state of the case, state of its thing): they never differ."""
    case.refresh_from_db()
    return case.state, thing_of(case).state


# --- one by one ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("act", "state"),
    [("approve", "approved"), ("refuse", "refused"), ("hold", "held"), ("spam", "spam"), ("refuse:insult", "refused")],
)
def test_each_act_brings_thing_and_case_where_it_says(act, state, moderator, client):
    case = letter()
    answer = decide(client, case, act)
    assert answer.status_code == 200
    assert state_of(case) == (state, state)
    assert thing_of(case).told[-1] == ["pending", state, moderator.pk]
    assert answer.json()["counts"]["waiting"] == "0"


def test_a_refusal_bears_its_reason_and_the_moderators_own_words(moderator, client):
    case = letter()
    decide(client, case, "refuse:advertises", reason="dükkân  tanıtımı\x00")
    decision = Decision.objects.get()
    assert (decision.why, decision.reason, decision.by) == ("advertises", "dükkân tanıtımı", moderator)
    assert "Advertises something: dükkân tanıtımı" in client.get(f"{QUEUE}?list=decided").content.decode()


@pytest.mark.parametrize("act", ["", "delete", "approve'--", "pending"])
def test_an_act_that_is_none_changes_nothing(act, moderator, client):
    case = letter()
    assert decide(client, case, act).status_code == 404
    assert state_of(case) == ("pending", "pending")


def test_a_reason_that_is_none_of_ours_is_left_out(moderator, client):
    case = letter()
    decide(client, case, "refuse:made-up")
    assert (Decision.objects.get().why, state_of(case)[0]) == ("", "refused")


@pytest.mark.parametrize("number", ["", "x", "0", "999999", "9" * 30])
def test_a_case_that_is_none_is_not_found(number, moderator, client):
    assert client.post(DECIDE, {"case": number, "act": "approve"}).status_code == 404


def test_nothing_is_decided_by_opening_an_address(moderator, client):
    case = letter()
    for path in (DECIDE, SEVERAL, UNDO, f"{QUEUE}{case.pk}/note/", f"{QUEUE}{case.pk}/ban/"):
        assert client.get(path, {"case": case.pk, "act": "approve"}).status_code == 405
    assert state_of(case) == ("pending", "pending")


def test_a_form_without_its_token_is_refused(moderator, client):
    from django.test import Client

    case = letter()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(DECIDE, {"case": case.pk, "version": 1, "act": "approve"}).status_code == 403
    assert state_of(case) == ("pending", "pending")


def test_without_script_a_press_leads_back_to_its_list_and_says_what_was_done(moderator, client):
    case = letter()
    back = f"{QUEUE}?list=held"
    answer = client.post(DECIDE, {"case": case.pk, "version": 1, "act": "approve", "back": back}, follow=True)
    assert answer.redirect_chain == [(back, 302)]
    assert "Approved." in answer.content.decode()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/admin/moderation/", "/admin/"])
def test_no_form_leads_elsewhere(back, moderator, client):
    answer = client.post(UNDO, {"back": back})
    assert answer["Location"] == QUEUE


def test_what_was_decided_is_decided_otherwise_later_and_both_are_kept(moderator, client):
    case = letter(state=State.SPAM)
    decide(client, case, "approve")
    assert state_of(case) == ("approved", "approved")
    decide(client, case, "wait")
    assert state_of(case) == ("pending", "pending")
    assert case.decided_at is None
    assert [one.after for one in Decision.objects.order_by("pk")] == ["approved", "pending"]


# --- at the same time ------------------------------------------------------------------------------------------------
def test_who_comes_second_is_told_in_words_and_changes_nothing(moderator, second, client):
    case = letter()
    steps.decide(case, State.REFUSED, by=second)
    answer = decide(client, case, "approve")  # with the version he had before him
    assert answer.status_code == 409
    assert "Somebody else has decided on this meanwhile." in answer.json()["words"]
    assert "Bora Tan: Refused" in answer.json()["words"]
    assert answer.json()["stays"] == [], "it stands in another list now"
    assert state_of(case) == ("refused", "refused")


def test_a_case_whose_thing_was_deleted_meanwhile_is_not_found(moderator, client):
    case = letter()
    thing_of(case).delete()
    assert decide(client, case, "approve").status_code == 404


def test_words_that_were_changed_meanwhile_are_read_before_they_are_decided_on(moderator, client):
    case = letter("Güzel haber")
    Letter.objects.filter(pk=case.number).update(text="http://x.example")
    steps.judged_anew(case, Judgement(State.PENDING, 75, ("only-links",)), language="tr")
    answer = decide(client, case, "approve")
    assert answer.status_code == 409
    assert "http://x.example" in answer.json()["stays"][0]["html"]
    assert state_of(case) == ("pending", "pending")


# --- two moderators --------------------------------------------------------------------------------------------------
def test_the_first_of_two_moderators_proposes_and_the_second_one_agrees(both, moderator, second, client):
    case = letter()
    answer = decide(client, case, "refuse:insult").json()
    assert answer["words"] == "Proposed: refuse. A second moderator decides."
    assert state_of(case) == ("pending", "pending")
    assert "Ayşe Kaya proposes: refuse" in answer["stays"][0]["html"]
    client.force_login(second, backend="django.contrib.auth.backends.ModelBackend")
    decide(client, case, "refuse")
    assert state_of(case) == ("refused", "refused")


def test_the_first_one_cannot_be_the_second_one_too(both, moderator, client):
    case = letter()
    decide(client, case, "refuse")
    case.refresh_from_db()
    answer = decide(client, case, "refuse")
    assert answer.status_code == 409
    assert "You have proposed this already" in answer.json()["words"]
    assert state_of(case) == ("pending", "pending")


def test_who_did_not_know_of_a_proposal_sees_it_first(both, moderator, second, client):
    case = letter()
    steps.decide(case, State.REFUSED, by=second)
    answer = decide(client, case, "approve")
    assert answer.status_code == 409
    assert "Bora Tan proposes: refuse" in answer.json()["stays"][0]["html"]


def test_a_second_one_who_thinks_otherwise_proposes_that(both, moderator, second):
    case = letter()
    steps.decide(case, State.REFUSED, by=moderator)
    steps.decide(case, State.APPROVED, by=second)
    case.refresh_from_db()
    assert (case.state, case.proposed, case.proposed_by) == ("pending", "approved", second)
    steps.decide(case, State.APPROVED, by=moderator)
    assert state_of(case) == ("approved", "approved")


@pytest.mark.parametrize("state", [State.SPAM, State.HELD])
def test_spam_and_setting_aside_need_one_moderator(state, both, moderator):
    case = letter()
    steps.decide(case, state, by=moderator)
    assert state_of(case) == (state, state)


def test_a_proposal_that_is_taken_back_leaves_the_one_before_it(both, moderator, second):
    case = letter()
    steps.decide(case, State.REFUSED, by=moderator)
    mine = steps.decide(case, State.APPROVED, by=second)
    steps.undo(mine, by=second)
    case.refresh_from_db()
    assert (case.proposed, case.proposed_by) == ("refused", moderator)


# --- taking back -----------------------------------------------------------------------------------------------------
def test_the_last_decision_is_taken_back_and_then_the_one_before(moderator, client):
    first, last = letter("bir"), letter("iki")
    decide(client, first, "approve")
    decide(client, last, "refuse")
    answer = client.post(UNDO, headers=FETCH).json()
    assert answer["words"] == "Taken back."
    assert [one["case"] for one in answer["stays"]] == [last.pk]
    assert state_of(last) == ("pending", "pending")
    client.post(UNDO, headers=FETCH)
    assert state_of(first) == ("pending", "pending")
    assert client.post(UNDO, headers=FETCH).status_code == 409
    assert thing_of(first).told[-1] == ["approved", "pending", moderator.pk]


def test_nobody_takes_back_what_another_decided(moderator, second, client):
    case = letter()
    decision = steps.decide(case, State.APPROVED, by=second)
    assert client.post(UNDO, headers=FETCH).status_code == 409
    with pytest.raises(steps.PermissionDenied):
        steps.undo(decision, by=moderator)
    assert state_of(case) == ("approved", "approved")


def test_what_somebody_decided_since_stays(moderator, second, client):
    case = letter()
    decide(client, case, "approve")
    steps.decide(case, State.REFUSED, by=second)
    assert client.post(UNDO, headers=FETCH).status_code == 409
    assert state_of(case) == ("refused", "refused")


def test_after_an_hour_the_key_takes_nothing_back(moderator, client, clock):
    case = letter()
    decide(client, case, "approve")
    clock.move_to("2026-11-24 13:01")
    assert client.post(UNDO, headers=FETCH).status_code == 409
    assert state_of(case) == ("approved", "approved")


# --- several ---------------------------------------------------------------------------------------------------------
def test_several_are_decided_and_taken_back_in_one_act(moderator, client):
    cases = [letter(f"Mektup {number}") for number in range(4)] + [postcard()]
    data = {"case": [case.pk for case in cases], "act": "spam"} | {f"version_{case.pk}": 1 for case in cases}
    answer = client.post(SEVERAL, data, headers=FETCH).json()
    assert sorted(answer["done"]) == [case.pk for case in cases]
    assert {state_of(case) for case in cases} == {("spam", "spam")}
    client.post(UNDO, headers=FETCH)
    assert {state_of(case) for case in cases} == {("pending", "pending")}


def test_one_that_was_decided_meanwhile_keeps_no_other_back(moderator, second, client):
    one, other = letter("bir"), letter("iki")
    steps.decide(one, State.APPROVED, by=second)
    data = {
        "case": [one.pk, other.pk],
        "act": "refuse",
        "reason": "aynı",
        f"version_{one.pk}": 1,
        f"version_{other.pk}": 1,
    }
    answer = client.post(SEVERAL, data, headers=FETCH).json()
    assert answer["done"] == [other.pk]
    assert "Somebody else has decided on this meanwhile." in answer["words"]
    assert (state_of(one)[0], state_of(other)[0]) == ("approved", "refused")


def test_kinds_one_may_not_decide_on_are_left_alone_among_several(staff, client):
    may_decide_on_letters(staff("moderator"), "letter")
    mine, other = letter(), postcard()
    data = {"case": [mine.pk, other.pk], "act": "approve", f"version_{mine.pk}": 1, f"version_{other.pk}": 1}
    answer = client.post(SEVERAL, data, headers=FETCH).json()
    assert answer["done"] == [mine.pk]
    assert answer["stays"] == []
    assert state_of(other) == ("pending", "pending")


def test_choosing_nothing_is_said(moderator, client):
    answer = client.post(SEVERAL, {"act": "approve"}, headers=FETCH)
    assert (answer.status_code, answer.json()["words"]) == (409, "Choose at least one.")


# --- notes -----------------------------------------------------------------------------------------------------------
def test_a_note_stands_with_its_case_for_every_moderator(moderator, second, client):
    case = letter()
    client.post(f"{QUEUE}{case.pk}/note/", {"text": "Yazarı tanıyorum.\nYazdı."})
    client.force_login(second, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(QUEUE).content.decode()
    assert "Yazarı tanıyorum.<br>Yazdı." in page
    assert "Ayşe Kaya" in page


@pytest.mark.parametrize("text", ["", " \n", "x" * 1001])
def test_an_empty_note_or_one_too_long_is_not_written(text, moderator, client):
    case = letter()
    assert client.post(f"{QUEUE}{case.pk}/note/", {"text": text}, headers=FETCH).status_code == 422
    assert not CaseNote.objects.exists()


# --- who may ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ["journalist", "translator"])
@pytest.mark.parametrize(
    "path", ["decide/", "several/", "undo/", "{case}/note/", "{case}/ban/", "bans/1/end/", "bans/", "words/"]
)
def test_roles_without_the_queue_are_refused_whatever_they_send(role, path, staff, client):
    case = letter()
    staff(role)
    data = {
        "case": case.pk,
        "version": 1,
        "act": "approve",
        "text": "x",
        "of": "name",
        "days": 7,
        "name": "Ayşe",
        "tr": "x",
    }
    assert client.post(QUEUE + path.format(case=case.pk), data).status_code == 403
    assert state_of(case) == ("pending", "pending")


def test_an_editor_decides_on_his_kinds_and_bans_nobody(staff, client):
    may_decide_on_letters(staff("editor"), "letter")
    case = letter()
    assert decide(client, case, "approve").status_code == 200
    for path in (f"{case.pk}/ban/", "bans/", "words/"):
        assert client.post(QUEUE + path, {"of": "name", "days": "7", "name": "Ayşe", "tr": "x"}).status_code == 403
    assert client.get(f"{QUEUE}bans/").status_code == 403


def test_the_house_decides_without_a_person(db):
    case = letter()
    steps.decide(case, State.APPROVED, by=None)
    assert (state_of(case), case.decided_by) == (("approved", "approved"), None)


def test_no_closed_account_is_needed_to_read_an_old_decision(moderator, client):
    gone = may_decide_on_letters(UserFactory(role="moderator"))
    case = letter()
    steps.decide(case, State.REFUSED, by=gone)
    gone.delete()
    assert "The house: Refused" in client.get(f"{QUEUE}?list=decided").content.decode()
