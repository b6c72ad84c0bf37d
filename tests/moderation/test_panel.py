"""What a moderator's start page tells: how much waits, since when, how long it usually takes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from korner.moderation import steps
from korner.moderation.models import State
from tests.moderation.letters import letter, may_decide_on_letters

pytestmark = pytest.mark.django_db


def start(client):
    return client.get("/admin/").content.decode().replace("\xa0", " ")


def test_a_moderator_sees_how_much_waits_and_since_when(moderator, client, clock):
    for hours in (2, 5):
        letter(since=timezone.now() - timedelta(hours=hours))
    steps.decide(letter(since=timezone.now() - timedelta(minutes=30)), State.APPROVED, by=moderator)
    steps.decide(letter(), State.HELD, by=moderator)
    page = start(client)
    for words in ("2 wait", "the oldest for 5 hours", "half waited less than 30 minutes in 7 days", "1 set aside"):
        assert words in page
    assert 'href="/admin/moderation/"' in page


def test_where_nothing_waits_he_is_told_so(moderator, client):
    assert "Nothing that readers sent waits for you." in start(client)


def test_whoever_moderates_nothing_is_told_nothing(staff, client):
    letter()
    staff("journalist", language="en")
    page = start(client)
    assert "From readers" not in page
    assert "/admin/moderation/" not in page


def test_an_editor_hears_of_his_own_kinds_only(staff, client):
    may_decide_on_letters(staff("editor", language="en"), "postcard")
    letter()
    assert "1 wait" not in start(client)
