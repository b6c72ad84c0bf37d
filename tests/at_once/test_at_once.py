"""Fifty at the same moment, against real processes: one act a visitor, none lost, none too many, none after the end.

Each kind of act (tests.at_once.things.ACTS) is played the same way. What was answered as taken (303) is there exactly once.
"""

import re
import threading
import time

import pytest

from tests.at_once.running import at_once, running
from tests.at_once.things import ACTS

MANY = 50
TAKEN, CLOSED, TOO_MANY = 303, 409, 429
ALLOWED = 20  # VISITORS_PER_ADDRESS
ENDING = [name for name, act in ACTS.items() if hasattr(act, "end")]


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    with running(tmp_path_factory.mktemp("paper")) as paper:
        yield paper


@pytest.fixture(params=ACTS)
def kind(request):
    return request.param


@pytest.fixture
def act(paper, kind):
    """A thing of its own to act on."""
    return paper.thing("make", kind)


def stored(paper, kind, act):
    """How many acts are stored; what is counted says the same."""
    found = paper.thing("count", kind, act["pk"])
    assert found["rows"] == found["counted"]
    return found["rows"]


def shown(paper, act):
    """The number that the shared page shows once it had its second."""
    time.sleep(1.2)
    found = re.findall(act["numbers"], paper.visitor().ask("GET", act["shown"]).text)
    assert found
    return sum(map(int, found))


def tokens(visitors, act):
    """A token for each, of a form that has been open for long enough."""
    found = [visitor.token(act["form"]) for visitor in visitors]
    time.sleep(act["open_for"])
    return found


def test_fifty_posts_with_one_token_are_one_act(paper, kind, act):
    (token,) = tokens([paper.visitor()], act)
    answers = at_once([lambda n=n: paper.visitor().act(act, token=token, number=n) for n in range(MANY)])
    assert sorted(answers) == [TAKEN] + [act["again"]] * (MANY - 1)
    assert stored(paper, kind, act) == 1
    assert shown(paper, act) == 1


def test_fifty_posts_of_one_browser_are_one_act_whatever_their_tokens(paper, kind, act):
    other = paper.thing("make", kind)
    browser = paper.visitor()
    browser.act(other)
    opened = tokens([paper.visitor() for _ in range(MANY)], act)
    answers = at_once([lambda token=token: browser.act(act, token=token) for token in opened])
    assert sorted(answers) == [TAKEN] + [act["again"]] * (MANY - 1)
    assert stored(paper, kind, act) == 1


def test_fresh_tokens_of_one_address_are_as_many_visitors_as_it_may_have(paper, kind, act):
    visitors = [paper.visitor() for _ in range(MANY)]
    opened = tokens(visitors, act)
    calls = [lambda v=v, t=t: v.act(act, token=t) for v, t in zip(visitors, opened, strict=True)]
    answers = at_once(calls)
    assert sorted(answers) == [TAKEN] * ALLOWED + [TOO_MANY] * (MANY - ALLOWED)
    assert stored(paper, kind, act) == ALLOWED
    assert shown(paper, act) == ALLOWED
    assert paper.visitor("127.0.0.2").act(act) == TAKEN


def test_fifty_known_visitors_are_exactly_as_many_as_were_taken_and_five_more_of_the_first_add_nothing(
    paper, kind, act
):
    other = paper.thing("make", kind)
    visitors = [paper.visitor(f"127.0.1.{n + 1}") for n in range(MANY)]
    assert at_once([lambda v=v: v.act(other) for v in visitors]) == [TAKEN] * MANY
    for visitor in visitors:
        visitor.address = "127.0.0.1"  # as behind one router: each is known by his cookie
    answers = at_once([lambda v=v, n=n: v.act(act, number=n) for n, v in enumerate(visitors)])
    assert answers == [TAKEN] * MANY
    assert stored(paper, kind, act) == MANY
    fresh = tokens([paper.visitor() for _ in range(5)], act)
    again = at_once([lambda n=n: visitors[0].act(act, token=fresh[n], number=n) for n in range(5)])
    assert again == [act["again"]] * 5
    assert stored(paper, kind, act) == MANY
    assert shown(paper, act) == MANY


@pytest.mark.parametrize("kind", ENDING)
def test_none_counts_after_the_end(paper, kind, act):
    visitors = [paper.visitor(f"127.0.2.{n + 1}") for n in range(MANY)]
    opened = tokens(visitors, act)
    answers, ended = [], threading.Event()

    def send(visitor, token):
        after = ended.is_set()  # before it was sent
        answers.append((visitor.act(act, token=token), after))

    def some(part):
        for visitor, token in part:
            send(visitor, token)

    def end():
        while len(answers) < 5:
            time.sleep(0.01)
        paper.thing("end", kind, act["pk"])
        ended.set()

    pairs = list(zip(visitors, opened, strict=True))
    before, after = pairs[:-5], pairs[-5:]
    at_once([end, *(lambda n=n: some(before[n::3]) for n in range(3))])
    some(after)
    taken = [status for status, _after in answers if status == TAKEN]
    assert len(taken) >= 5
    assert {status for status, _after in answers} <= {TAKEN, CLOSED}
    assert {status for status, after in answers if after} == {CLOSED}
    assert stored(paper, kind, act) == len(taken)
    assert shown(paper, act) == len(taken)
