"""Several moderators press at the same time: one of them decides, the others are told; two who agree are two."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connections

from korner.accounts.roles import write_roles
from korner.moderation import retention, steps
from korner.moderation.models import Case, Decision, State
from korner.site.models import SiteSettings
from tests.factories import UserFactory
from tests.moderation.letters import letter, may_decide_on_letters, thing_of
from tests.moderation.sent.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)

MODERATORS = 6


@pytest.fixture
def moderators(db):
    write_roles()
    return [may_decide_on_letters(UserFactory(role="moderator")) for _number in range(MODERATORS)]


def together(people, act):
    """What `act(person)` gives for each, or the code of its refusal; all begin at the same moment."""
    start = Barrier(len(people))

    def press(person):
        close_old_connections()
        try:
            start.wait(20)
            return act(person)
        except ValidationError as refusal:
            return refusal.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(press, people))


def test_of_many_who_press_at_once_one_decides(moderators):
    case = letter()
    states = [State.APPROVED, State.REFUSED] * (MODERATORS // 2)
    wanted = dict(zip([person.pk for person in moderators], states, strict=True))
    told = together(moderators, lambda person: steps.decide(case, wanted[person.pk], by=person, seen=1))
    taken = [one for one in told if isinstance(one, Decision)]
    assert len(taken) == 1
    assert [one for one in told if one == "decided"] == ["decided"] * (MODERATORS - 1)
    assert Decision.objects.count() == 1
    thing = thing_of(case)
    assert thing.state == taken[0].after
    assert thing.told == [["pending", "pending", None], ["pending", taken[0].after, taken[0].by_id]]


def test_of_two_who_agree_at_once_the_first_proposes_and_the_second_is_asked_to_look_again(moderators):
    row = SiteSettings.current()
    row.two_moderators = True
    row.save()
    case = letter()
    told = together(moderators[:2], lambda person: steps.decide(case, State.REFUSED, by=person, seen=1))
    assert sorted(type(one).__name__ for one in told) == ["Decision", "str"]
    case.refresh_from_db()
    assert (case.state, case.proposed) == (State.PENDING, State.REFUSED)


def decided_against(monkeypatch, case, act):
    """[how a decision on `case` ended, how `act` did], which begins while the decision holds the case."""
    holds, put = Event(), steps.put

    def slow_put(*args, **kwargs):
        holds.set()
        sleep(0.7)  # the other one goes on until it waits
        put(*args, **kwargs)

    monkeypatch.setattr(steps, "put", slow_put)
    acts = {"decision": lambda: steps.decide(case, State.APPROVED, by=None), "act": lambda: holds.wait(20) and act()}
    return together(["decision", "act"], lambda name: acts[name]())


def test_a_thing_that_is_deleted_while_it_is_decided_on_goes_after_the_decision(monkeypatch):
    """On PostgreSQL both hold the case first: in another order one of them would be thrown out."""
    case = letter()
    thing = thing_of(case)
    decision, _deleted = decided_against(monkeypatch, case, thing.delete)
    assert isinstance(decision, Decision)
    assert not Letter.objects.exists()
    assert not Case.objects.exists()


def test_several_deleted_at_once_go_too(monkeypatch):
    cases = [letter(f"Mektup {number}") for number in range(3)]
    decision, _deleted = decided_against(monkeypatch, cases[1], lambda: Letter.objects.all().delete())
    assert isinstance(decision, Decision)
    assert not Case.objects.exists()


def test_what_is_approved_at_the_moment_at_which_it_was_to_be_forgotten_stays(monkeypatch, settings, clock):
    case = letter(state=State.SPAM)
    clock.move_to("2027-11-24 12:00")
    decision, forgotten = decided_against(monkeypatch, case, retention.forget_refused)
    assert isinstance(decision, Decision)
    assert forgotten == 0
    assert thing_of(case).state == State.APPROVED
