"""Voting: one ballot a visitor, whatever is sent at once, and none after the end.

One transaction, in which all who vote in the same poll take turns (its row is locked; SQLite lets one write at a time
anyhow). The moment is asked after the turn has come, so that a vote that waited beyond the end does not count.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from korner.caching.lately import touch_lately
from korner.models import ObjectKey
from korner.visitors import counting
from korner.visitors.counting import count_new, hashed, key_of
from widgets.polls.models import Ballot, Mark, Poll, PollOption
from widgets.polls.models.poll import KIND

ACT = "vote"


class Ended(Exception):
    """The poll takes no votes (any more)."""


class Voted(Exception):
    """This visitor has voted in this poll; his first vote counts."""


class NotAnswers(Exception):
    """These are not answers of this poll, or are too many, or none."""


@transaction.atomic
def cast(request, visitor, poll, options):
    """Count the vote of `visitor` (korner.visitors.tokens.Visitor) for `options` (ids) in `poll`; returns the Ballot.

    Raises Ended, Voted, NotAnswers, and counting.TooMany when too many new visitors came from his address: nothing is stored.
    """
    poll = Poll.objects.select_for_update().filter(pk=poll.pk).first()
    if poll is None or not poll.is_open(timezone.now()):
        raise Ended
    chosen = set(options)
    found = PollOption.objects.filter(poll=poll, pk__in=chosen).count()
    if not 1 <= len(chosen) <= poll.most or found != len(chosen):
        raise NotAnswers
    key = key_of_voters(poll)
    who = hashed(key, "visitor", visitor.id)
    if Ballot.objects.filter(poll=poll, visitor=who).exists():
        raise Voted
    ballot = Ballot.objects.create(poll=poll, visitor=who)
    count_new(request, visitor, key, ACT)
    Mark.objects.bulk_create([Mark(ballot=ballot, option_id=pk) for pk in sorted(chosen)])
    PollOption.objects.filter(pk__in=chosen).update(votes=F("votes") + 1)
    Poll.objects.filter(pk=poll.pk).update(voters=F("voters") + 1)
    touch_lately(poll.numbers_tag)
    return ballot


def key_of_voters(poll):
    """The key under which the voters of `poll` are told apart, with its end."""
    key = key_of(KIND, poll.pk)
    if key.delete_after != poll.key_ends:
        counting.end_at(KIND, poll.pk, poll.key_ends)
    return key


def answers_of(visitor_id, poll):
    """The ids of the answers that the visitor gave in `poll`; empty where he has not voted, or it is forgotten."""
    if not visitor_id:
        return set()
    key = ObjectKey.objects.filter(kind=KIND, number=poll.pk).first()
    if key is None:
        return set()
    who = hashed(key, "visitor", visitor_id)
    return set(Mark.objects.filter(ballot__poll=poll, ballot__visitor=who).values_list("option_id", flat=True))


def tallies_hold(poll):
    """Whether the counters of `poll` say what its ballots say; for tests and for whoever doubts."""
    poll = Poll.objects.get(pk=poll.pk)
    rows = [(option.votes, option.marks.count()) for option in poll.options.all()]
    return poll.voters == poll.ballots.count() and all(votes == marks for votes, marks in rows)
