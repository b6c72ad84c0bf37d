"""Thirty days after its end nothing tells who voted in a poll; the numbers stay."""

from datetime import timedelta

import pytest
from django.test import Client

from korner.models import ActCount, ObjectKey
from korner.periodic import jobs
from korner.privacy import everything_kept
from korner.visitors import counting
from tests.polls.making import ids_of, make_poll, send, votes_of
from widgets.polls.forgetting import forget
from widgets.polls.models import Ballot, Mark, Poll
from widgets.polls.voting import tallies_hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def voted(clock):
    """A poll of a day (from 24 November 2026, noon) in which two have voted."""
    poll = make_poll(begun=timedelta(0), lasts=timedelta(days=1))
    for place in (0, 1):
        send(Client(), poll, ids_of(poll)[place])
    return poll


def test_the_key_of_a_poll_knows_its_day_from_the_first_vote_on(voted, clock):
    key = ObjectKey.objects.get(kind="poll", number=voted.pk)
    assert key.delete_after == voted.ends_at + timedelta(days=30)
    voted.closed_at = clock.move_to("2026-11-24 18:00")
    voted.save()
    key.refresh_from_db()
    assert key.delete_after == voted.closed_at + timedelta(days=30)


def test_before_its_day_nothing_is_forgotten(voted, clock):
    clock.move_to("2026-12-25 11:59")
    assert forget() == 0
    counting.forget()
    assert Ballot.objects.exclude(visitor=None).count() == 2
    assert ObjectKey.objects.count() == 1


def test_on_its_day_nobody_can_be_told_to_have_voted_and_the_numbers_stay(voted, clock):
    clock.move_to("2026-12-25 12:00")
    assert forget() == 2
    assert Ballot.objects.exclude(visitor=None).count() == 0
    assert not ObjectKey.objects.exists()
    assert not ActCount.objects.exists()
    assert votes_of(voted) == [1, 1, 0]
    assert Ballot.objects.count() == Mark.objects.count() == 2
    assert tallies_hold(voted)
    assert Poll.objects.get().forgotten
    assert forget() == 0


def test_a_poll_that_was_closed_early_is_forgotten_early(voted, clock):
    voted.ends_at += timedelta(days=300)
    voted.closed_at = clock.move_to("2026-11-24 18:00")
    voted.save()
    clock.move_to("2026-12-24 18:00")
    assert forget() == 2


def test_who_voted_in_a_forgotten_poll_is_a_reader_like_any_other(clock):
    poll = make_poll(begun=timedelta(0), lasts=timedelta(days=1))
    voter = Client()
    send(voter, poll, ids_of(poll)[0])
    clock.move_to("2026-12-26 12:00")
    forget()
    assert "<em>Evet</em>" not in voter.get(poll.vote_url_in("tr")).text
    assert not ObjectKey.objects.exists()  # looking made no new key


def test_the_clock_runs_it_and_the_privacy_page_tells_of_it():
    assert "votes-of-ended-polls" in [job.name for job in jobs()]
    (kept,) = [kept for kept in everything_kept() if kept.name == "votes"]
    assert "30" in str(kept.how_long)
    assert kept.forget is forget
