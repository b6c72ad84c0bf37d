"""Polls for the tests, and the visitors who vote in them."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from widgets.polls.models import Poll, PollOption

QUESTION = {"question_tr": "Meydan trafiğe kapatılsın mı?", "question_fr": "Faut-il fermer la place aux voitures ?"}
ANSWERS = [("Evet", "Oui"), ("Hayır", "Non"), ("Kararsızım", "Sans avis")]
TOKEN = re.compile(r'name="token" value="([^"]+)"')


def make_poll(*, answers=ANSWERS, begun=timedelta(hours=1), lasts=timedelta(days=7), votes=(), pictures=(), **fields):
    """A poll that began an hour ago and is open for a week; `votes` are what its answers have got, without ballots."""
    starts_at = fields.pop("starts_at", timezone.now() - begun)
    ends_at = fields.pop("ends_at", starts_at + lasts)
    poll = Poll.objects.create(**{**QUESTION, "starts_at": starts_at, "ends_at": ends_at, **fields})
    for order, (turkish, french) in enumerate(answers):
        PollOption.objects.create(
            poll=poll,
            words_tr=turkish,
            words_fr=french,
            order=order,
            votes=votes[order] if order < len(votes) else 0,
            picture=pictures[order] if order < len(pictures) else None,
        )
    if votes:
        Poll.objects.filter(pk=poll.pk).update(voters=sum(votes))
        poll.refresh_from_db()
    return poll


def ids_of(poll):
    """The numbers of its answers, in their order."""
    return list(poll.options.order_by("order").values_list("pk", flat=True))


def token_of(client, poll, language="tr", **kwargs):
    """The token of a form that this client opens."""
    return TOKEN.search(client.get(poll.vote_url_in(language), **kwargs).text)[1]


def send(client, poll, *answers, language="tr", token=None, part=False, **kwargs):
    """Vote as a browser would: the form is opened, and sent with `answers` (ids or whatever else a reader may send)."""
    headers = {"headers": {"HX-Request": "true"}} if part else {}
    data = {"token": token_of(client, poll, language) if token is None else token, "answer": list(answers)}
    return client.post(poll.vote_url_in(language), data, **headers, **kwargs)


def votes_of(poll):
    """What its answers have got, in their order."""
    return list(poll.options.order_by("order").values_list("votes", flat=True))


class Voter(Client):
    """A browser of its own."""
