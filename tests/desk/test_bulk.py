"""Acts on several stories at once: each story for itself, and for ten minutes a way back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from reversion.models import Version

from articles.models import Article
from korner.desk.models import Undo
from korner.publishing import Status
from tests.factories import ArticleFactory, CategoryFactory, TagFactory

pytestmark = pytest.mark.django_db

STORIES = "/admin/articles/article/"


def choose(client, act, *stories):
    """Choose stories in the list and an act: the page that asks."""
    return client.post(STORIES, {"action": act, "_selected_action": [story.pk for story in stories]})


def do(client, act, *stories, **given):
    """Press the button of that page; returns the page that tells what was done."""
    seen = {f"version_{story.pk}": story.version for story in stories}
    data = {"pk": [story.pk for story in stories], **seen, **given}
    return client.post(f"{STORIES}bulk/{act}/", data, follow=True)


def undo(client):
    """Press the undo button of the last act."""
    done = Undo.objects.latest("made_at")
    return client.post(f"{STORIES}done/{done.pk}/undo/", follow=True)


def status_of(story):
    return Article.objects.get(pk=story.pk).status


def test_an_act_says_what_happens_before_it_does_anything(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True, headline_tr="Sıradaki haber")
    page = choose(client, "publish", story).content.decode()
    assert "Sıradaki haber" in page
    assert f'name="version_{story.pk}"' in page
    assert status_of(story) == Status.DRAFT


def test_stories_are_published_together_and_each_is_remembered_with_its_person(staff, client, clock):
    person = staff("editor")
    stories = [ArticleFactory(draft=True) for _number in range(3)]
    do(client, "publish", *stories)
    assert {status_of(story) for story in stories} == {Status.PUBLISHED}
    versions = Version.objects.get_for_object(stories[0])
    assert versions[0].revision.user == person


def test_a_story_that_cannot_go_out_is_named_with_the_reason_and_keeps_nobody_back(staff, client):
    staff("editor")
    good = ArticleFactory(draft=True)
    empty = ArticleFactory(draft=True, headline_tr="Metni yok", body_tr="")
    page = do(client, "publish", good, empty).content.decode()
    assert status_of(good) == Status.PUBLISHED
    assert status_of(empty) == Status.DRAFT
    done = Undo.objects.get()
    assert [entry["title"] for entry in done.refused] == ["Metni yok"]
    assert done.refused[0]["reasons"][0] in page


def test_a_story_changed_by_somebody_meanwhile_is_left_alone(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    Article.objects.get(pk=story.pk).save()
    do(client, "publish", story)
    assert status_of(story) == Status.DRAFT
    assert Undo.objects.get().refused[0]["pk"] == story.pk


def test_an_act_without_the_version_it_saw_is_refused(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    assert client.post(f"{STORIES}bulk/publish/", {"pk": [story.pk]}).status_code == 403
    assert status_of(story) == Status.DRAFT


def test_a_journalist_hands_in_his_own_and_not_a_colleagues(staff, client):
    person = staff("journalist")
    own, other = ArticleFactory(draft=True, created_by=person), ArticleFactory(draft=True)
    do(client, "hand_in", own, other)
    assert status_of(own) == Status.IN_REVIEW
    assert status_of(other) == Status.DRAFT


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("journalist", {"hand_in", "change_section", "add_tag"}),
        ("translator", set()),
        ("editor", {"hand_in", "publish", "withdraw", "change_section", "add_tag"}),
        ("chief", {"hand_in", "publish", "withdraw", "change_section", "add_tag"}),
    ],
)
def test_each_role_does_only_its_own_to_many(role, offered, staff, client):
    staff(role)
    story = ArticleFactory(draft=True)
    for act in ("hand_in", "publish", "withdraw", "change_section", "add_tag"):
        answer = client.post(f"{STORIES}bulk/{act}/", {"pk": [story.pk], f"version_{story.pk}": story.version})
        assert (answer.status_code == 403) == (act not in offered), act


def test_handing_in_is_undone_as_if_nothing_had_been(staff, client):
    person = staff("journalist")
    story = ArticleFactory(draft=True, created_by=person)
    do(client, "hand_in", story)
    undo(client)
    assert status_of(story) == Status.DRAFT


def test_undoing_a_publication_withdraws_and_says_that_readers_may_have_seen_it(staff, client, clock):
    staff("editor")
    story = ArticleFactory(draft=True)
    do(client, "publish", story)
    undo(client)
    assert status_of(story) == Status.WITHDRAWN
    assert Undo.objects.get().put_back[0]["words"]
    story.refresh_from_db()
    assert client.get(story.url_in("tr")).status_code == 410


def test_undoing_a_withdrawal_brings_the_story_back_under_its_old_date(staff, client, clock):
    staff("editor")
    story = ArticleFactory()
    do(client, "withdraw", story, reason="Yanlış kişi")
    assert status_of(story) == Status.WITHDRAWN
    undo(client)
    again = Article.objects.get(pk=story.pk)
    assert again.status == Status.PUBLISHED
    assert again.publish_at == story.publish_at


def test_a_scheduled_story_gets_its_time_back(staff, client, clock):
    staff("editor")
    at = timezone.now() + timedelta(hours=5)
    story = ArticleFactory(publish_at=at)
    do(client, "withdraw", story, reason="Erken")
    undo(client)
    assert Article.objects.get(pk=story.pk).publish_at == at
    assert status_of(story) == Status.PUBLISHED


def test_stories_are_withdrawn_with_a_reason_or_not_at_all(staff, client):
    staff("editor")
    story = ArticleFactory()
    page = do(client, "withdraw", story, reason="").content.decode()
    assert 'role="alert"' in page
    assert status_of(story) == Status.PUBLISHED


def test_section_and_tag_are_changed_and_put_back(staff, client):
    staff("editor")
    story, section, tag = ArticleFactory(), CategoryFactory(), TagFactory(name_tr="Işıklar")
    old = story.category_id
    do(client, "change_section", story, section=section.pk)
    assert Article.objects.get(pk=story.pk).category == section
    undo(client)
    story.refresh_from_db()
    assert story.category_id == old
    do(client, "add_tag", story, tag="isiklar")
    assert list(story.tags.all()) == [tag]
    undo(client)
    assert list(story.tags.all()) == []


def test_an_unknown_tag_is_said_at_the_field_and_what_was_typed_stays(staff, client):
    staff("editor")
    page = do(client, "add_tag", ArticleFactory(), tag="olmayan").content.decode()
    assert 'value="olmayan"' in page
    assert 'role="alert"' in page


def test_what_somebody_changed_since_is_not_undone(staff, client):
    staff("editor")
    story, section = ArticleFactory(), CategoryFactory()
    do(client, "change_section", story, section=section.pk)
    Article.objects.get(pk=story.pk).save()
    undo(client)
    assert Article.objects.get(pk=story.pk).category == section
    assert Undo.objects.get().put_back[0]["done"] is False


def test_undo_ends_after_ten_minutes_and_works_once(staff, client, clock):
    staff("editor")
    section = CategoryFactory()
    first, second = ArticleFactory(), ArticleFactory()
    do(client, "change_section", first, section=section.pk)
    clock.move_to("2026-11-24 12:10")
    undo(client)
    assert Article.objects.get(pk=first.pk).category == section
    do(client, "change_section", second, section=section.pk)
    undo(client)
    Article.objects.filter(pk=second.pk).update(category=section)
    undo(client)
    assert Article.objects.get(pk=second.pk).category == section


def test_nobody_sees_or_undoes_what_another_did(staff, client):
    staff("editor")
    story, section = ArticleFactory(), CategoryFactory()
    do(client, "change_section", story, section=section.pk)
    done = Undo.objects.get()
    staff("chief")
    assert client.get(f"{STORIES}done/{done.pk}/").status_code == 404
    assert client.post(f"{STORIES}done/{done.pk}/undo/").status_code == 404
    assert Article.objects.get(pk=story.pk).category == section


def test_a_locked_story_is_refused_in_words(staff, client, monkeypatch):
    from django.core.exceptions import ValidationError

    from korner.desk import bulk

    def refuse(thing, person):
        raise ValidationError("Kilitli.")

    monkeypatch.setattr(bulk.locks, "refuse", refuse)
    staff("editor")
    story = ArticleFactory(draft=True)
    assert "Kilitli." in do(client, "publish", story).content.decode()
    assert status_of(story) == Status.DRAFT


def test_more_than_a_hundred_at_once_are_too_many(staff, client):
    staff("editor")
    answer = client.post(f"{STORIES}bulk/publish/", {"pk": list(range(1, 103))})
    assert answer.status_code == 302
    assert not Undo.objects.exists()


def test_the_page_that_asks_costs_the_same_with_more_stories(staff, client):
    staff("editor")
    stories = [ArticleFactory(draft=True) for _number in range(8)]
    choose(client, "publish", *stories[:2])
    costs = []
    for number in (2, 8):
        with CaptureQueriesContext(connection) as queries:
            assert choose(client, "publish", *stories[:number]).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 20


def test_a_moderator_reaches_none_of_it(staff, client):
    staff("moderator")
    assert client.post(f"{STORIES}bulk/publish/", {"pk": [1]}).status_code == 403
