"""An edge that does not confirm a purge: the save goes through, the purge stays noted, the desk says so."""

import pytest
from django.urls import reverse

from korner.caching import changes, edge
from korner.caching.models import Purge
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
ADDRESS = "http://127.0.0.1:1/"


@pytest.fixture
def silent_edge(settings, store):
    settings.EDGE_PURGE_URLS, settings.EDGE_PURGE_SECRET = [ADDRESS], "a word"


def test_purge_stays_noted_until_the_edge_confirms(silent_edge, saving, clock, monkeypatch):
    story = ArticleFactory()
    Purge.objects.all().delete()
    with saving():
        story.headline_tr = "Kenar duymadı"
        story.save()
    assert Purge.objects.get().edges == [ADDRESS]
    told = []
    monkeypatch.setattr(edge, "purge", lambda tags, **said: told.append((tags, said)) or [])
    assert changes.replay() == 1
    assert f"article{story.pk}" in told[0][0]
    assert not Purge.objects.exists()


def test_withdrawn_story_is_purged_hard(silent_edge, saving, clock, monkeypatch):
    from articles import workflow

    told = []
    monkeypatch.setattr(edge, "purge", lambda tags, **said: told.append((tags, said)) or [])
    story = ArticleFactory()
    with saving():
        workflow.withdraw(story, by=None)
    assert [said["hard"] for tags, said in told if f"article{story.pk}" in tags] == [True]


def test_start_page_tells_editors_of_it_and_nobody_else(silent_edge, saving, clock, staff, client):
    story = ArticleFactory()
    Purge.objects.all().delete()
    with saving():
        story.save()
    clock.move_to("2026-11-24 12:01")
    staff("editor")
    assert "cloud_off" in client.get(reverse("admin:index")).text
    staff("moderator")
    assert "cloud_off" not in client.get(reverse("admin:index")).text
    Purge.objects.all().delete()
    staff("chief")
    assert "cloud_off" not in client.get(reverse("admin:index")).text


def test_that_no_edge_is_late_is_remembered_for_seconds_only_and_a_late_one_is_asked_of_each_time(
    silent_edge, saving, clock, staff, client
):
    staff("editor")
    clock.move_to("2026-11-24 12:00")
    assert "cloud_off" not in client.get(reverse("admin:index")).text
    with saving():
        ArticleFactory()
    clock.move_to("2026-11-24 12:00:15")
    client.get(reverse("admin:index"))  # a look does not make the memory longer
    clock.move_to("2026-11-24 12:00:21")
    assert "cloud_off" in client.get(reverse("admin:index")).text
    Purge.objects.all().delete()
    assert "cloud_off" not in client.get(reverse("admin:index")).text
