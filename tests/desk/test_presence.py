"""Who has the same thing open is seen by everybody who has it open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from korner.desk import presence
from korner.desk.models import Presence
from tests.desk.test_autosave import OTHER_SLOT, SLOT, address
from tests.desk.test_stories import change, typed
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sit(client):
    """Let `person` have `story` open: returns what his page is told."""

    def beat(person, story, slot=SLOT, **words):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client.post(address("desk-presence", story), {"draft_slot": slot, **words}).json()

    return beat


@pytest.fixture
def elif_(db):
    return UserFactory(role="editor", first_name="Elif", last_name="Yalçın", language="en")


@pytest.fixture
def kemal(db):
    return UserFactory(role="editor", first_name="Kemal", last_name="Ersoy", language="en")


def names(told):
    return [person["name"] for person in told["people"]]


def test_two_people_see_each_other_with_the_time_they_came(sit, elif_, kemal, clock):
    story = ArticleFactory(draft=True)
    assert sit(elif_, story)["people"] == []
    clock.move_to("2026-11-24 12:00:10")
    told = sit(kemal, story, OTHER_SLOT)
    assert names(told) == ["Elif Yalçın"]
    assert "12" in told["people"][0]["since"]
    assert names(sit(elif_, story)) == ["Kemal Ersoy"]


def test_a_person_who_is_silent_for_twenty_seconds_is_gone(sit, elif_, kemal, clock):
    story = ArticleFactory(draft=True)
    sit(elif_, story)
    clock.move_to("2026-11-24 12:00:14")
    assert names(sit(kemal, story, OTHER_SLOT)) == ["Elif Yalçın"]
    clock.move_to("2026-11-24 12:00:21")
    assert names(sit(kemal, story, OTHER_SLOT)) == []


def test_a_person_who_leaves_is_gone_at_once(sit, elif_, kemal, client):
    story = ArticleFactory(draft=True)
    sit(elif_, story)
    assert client.post("/admin/editing/gone/", {"draft_slot": SLOT}).status_code == 204
    assert names(sit(kemal, story, OTHER_SLOT)) == []


def test_nobody_makes_a_colleague_leave(sit, elif_, kemal, client):
    story = ArticleFactory(draft=True)
    sit(elif_, story)
    client.force_login(kemal, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/admin/editing/gone/", {"draft_slot": SLOT})
    assert names(sit(kemal, story, OTHER_SLOT)) == ["Elif Yalçın"]


def test_my_second_tab_is_called_mine(sit, elif_):
    story = ArticleFactory(draft=True)
    sit(elif_, story)
    assert [person["mine"] for person in sit(elif_, story, OTHER_SLOT)["people"]] == [True]


def test_a_page_that_opens_says_who_is_here_without_script(sit, elif_, kemal, client):
    story = ArticleFactory(draft=True)
    sit(elif_, story)
    client.force_login(kemal, backend="django.contrib.auth.backends.ModelBackend")
    assert "Elif Yalçın (since" in client.get(change(story)).content.decode()


def test_a_new_story_is_nobody_elses(sit, elif_, kemal):
    sit(elif_, None)
    assert names(sit(kemal, None, OTHER_SLOT)) == []


def test_a_beat_is_one_write_and_keeps_the_time_of_coming(sit, elif_, clock, django_assert_max_num_queries):
    story = ArticleFactory(draft=True)
    sit(elif_, story)
    clock.move_to("2026-11-24 12:00:10")
    with django_assert_max_num_queries(24) as queries:
        sit(elif_, story)
    assert (
        len([query for query in queries if "desk_presence" in query["sql"] and query["sql"].startswith("INSERT")]) == 1
    )
    row = Presence.objects.get()
    assert row.seen_at - row.since == timedelta(seconds=10)


def test_a_page_is_told_of_a_newer_version_and_of_who_saved_it(sit, elif_, kemal, client):
    story = ArticleFactory(draft=True)
    sit(elif_, story, seen_version="1")
    client.post(change(story), typed(story, headline_tr="Daha yeni", _save="1"))
    assert "Elif Yalçın saved" in sit(kemal, story, OTHER_SLOT, seen_version="1")["newer"]
    assert "yourself" in sit(elif_, story, seen_version="1")["newer"]
    assert sit(kemal, story, OTHER_SLOT, seen_version="2")["newer"] == ""


def test_pages_long_closed_are_forgotten_after_a_day(sit, elif_):
    sit(elif_, ArticleFactory(draft=True))
    presence.forget_old(timezone.now() + timedelta(hours=23))
    assert Presence.objects.exists()
    presence.forget_old(timezone.now() + timedelta(hours=25))
    assert not Presence.objects.exists()
