"""Several moderators press at the same time: one of them decides, the others are told; two who agree are two."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connections

from korner.accounts.roles import write_roles
from korner.moderation import steps
from korner.moderation.models import Decision, State
from korner.site.models import SiteSettings
from tests.factories import UserFactory
from tests.moderation.letters import letter, may_decide_on_letters, thing_of

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
