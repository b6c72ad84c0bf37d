"""The demo's polls: all three kinds, with tallies that hold, however often they are made."""

import pytest

from korner.images.demo.drawing import MOODS, MOTIFS
from tests.factories import AssetFactory, MenuItemFactory
from widgets.polls import demo
from widgets.polls.models import Ballot, Poll
from widgets.polls.voting import tallies_hold

pytestmark = pytest.mark.django_db


def test_the_demo_has_three_polls_whose_tallies_hold(monkeypatch, client):
    monkeypatch.setattr(demo.drawn, "pictures", lambda wanted: {key: AssetFactory() for key in wanted})
    MenuItemFactory(named="authors")
    for _ in range(2):
        assert demo.fill() == "3 polls"
    polls = list(Poll.objects.newest_first())
    assert [poll.is_open() for poll in polls] == [True, True, False]
    assert [poll.takes_several for poll in polls] == [False, True, False]
    assert all(tallies_hold(poll) for poll in polls)
    for ballot in Ballot.objects.filter(poll=polls[1]).prefetch_related("marks"):
        assert 1 <= len(ballot.marks.all()) <= polls[1].most
    assert Ballot.objects.exclude(visitor=None).count() == 0
    for poll in polls:
        poll.full_clean()
        assert client.get(poll.url_in("tr")).status_code == client.get(poll.url_in("fr")).status_code == 200
    assert "/anketler/" in client.get("/").text


def test_the_demo_asks_for_drawings_that_there_are():
    for key in demo.DRAWN:
        motif, mood, _seed = key.split("/")
        assert motif in MOTIFS
        assert mood in MOODS
    named = {drawing for *_times, answers in demo.POLLS for *_words, drawing in answers if drawing}
    assert named == set(demo.DRAWN)
