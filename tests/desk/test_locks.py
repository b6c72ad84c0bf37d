"""While somebody keeps a thing nobody else saves it, whichever way he tries; taking over is told, and no text is lost."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from korner.desk import autosave, locks
from korner.desk.models import Draft, Lock
from korner.publishing import Status
from tests.desk.test_autosave import SLOT, address
from tests.desk.test_stories import change, typed
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

LOCKS = reverse("desk-locks")


@pytest.fixture
def chief(db):
    return UserFactory(role="chief", first_name="Nur", last_name="Aslan")


@pytest.fixture
def locked(chief):
    """A draft that the chief keeps."""
    story = ArticleFactory(draft=True, headline_tr="Duran başlık")
    locks.put(story, chief, reason="Avukat okuyor")
    return story


def send(client, story, **act):
    return client.post(address("desk-lock", story), act)


def test_a_locked_story_is_saved_by_nobody_else_and_the_text_stays(locked, staff, client):
    staff("editor")
    answer = client.post(change(locked), typed(locked, headline_tr="Benim", draft_slot=SLOT, _save="1"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Avukat okuyor" in page
    assert "Nur Aslan" in page
    assert "Benim" in page
    assert autosave.typed(Draft.objects.get())["headline_tr"] == "Benim"
    assert Article.objects.get(pk=locked.pk).headline_tr == "Duran başlık"


def test_whoever_keeps_it_saves_it(locked, chief, client):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    client.post(change(locked), typed(locked, headline_tr="Benim", _save="1"))
    assert Article.objects.get(pk=locked.pk).headline_tr == "Benim"


@pytest.mark.parametrize("step", ["_publish", "_schedule", "_hand_in", "_send_back", "_withdraw"])
def test_no_step_is_taken_past_a_lock(step, locked, staff, client):
    staff("editor")
    at = {"publish_at_0": "01.01.2099", "publish_at_1": "10:00"}
    client.post(change(locked), typed(locked, **{step: "1"}, **at))
    assert Article.objects.get(pk=locked.pk).status == Status.DRAFT


def test_a_locked_story_is_not_deleted(locked, staff, client):
    staff("chief")
    answer = client.post(reverse("admin:articles_article_delete", args=[locked.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert Article.objects.filter(pk=locked.pk).exists()


def test_a_step_asks_the_same_question_and_is_refused_with_words(locked, chief):
    with pytest.raises(PermissionDenied) as refusal:
        locks.refuse(locked, UserFactory(role="editor"))
    assert "Avukat okuyor" in refusal.value.messages[0]
    locks.refuse(locked, chief)
    locks.refuse(locked, None)  # the house itself


@pytest.fixture
def with_list(monkeypatch):
    """The list of stories with a bulk action and a field that is written in the list itself."""

    def close(modeladmin, request, queryset):
        queryset.update(comments_open=False)

    desk = admin.site.get_model_admin(Article)
    # Stories have acts of their own, which ask for the lock themselves; other lists have plain actions.
    monkeypatch.setattr(desk, "get_actions", lambda request: {"close": (close, "close", "Close")})
    monkeypatch.setattr(desk, "list_display", ["story", "comments_open"])
    monkeypatch.setattr(desk, "list_editable", ["comments_open"])
    return reverse("admin:articles_article_changelist")


@pytest.mark.parametrize("across", ["0", "1"])
def test_a_bulk_action_over_a_locked_story_does_nothing_and_names_it(across, locked, with_list, staff, client):
    staff("editor")
    free = ArticleFactory(draft=True)
    chosen = {"action": "close", "index": "0", "select_across": across, "_selected_action": [locked.pk, free.pk]}
    page = client.post(with_list, chosen, follow=True).content.decode()
    assert "Duran başlık" in page
    assert "Avukat okuyor" in page
    assert Article.objects.filter(comments_open=True).count() == 2
    client.post(with_list, chosen | {"_selected_action": [free.pk], "select_across": "0"})
    assert Article.objects.filter(comments_open=True).get() == locked


def test_a_locked_story_is_not_written_in_the_list(locked, with_list, staff, client):
    staff("editor")
    free = ArticleFactory(draft=True)
    rows = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "_save": "1"}
    rows |= {"form-0-id": free.pk, "form-1-id": locked.pk}  # nothing ticked: both would be closed
    page = client.post(with_list, rows).content.decode()
    assert "Avukat okuyor" in page
    assert Article.objects.filter(comments_open=True).count() == 2


@pytest.mark.parametrize(
    ("role", "status"), [("journalist", 403), ("translator", 403), ("editor", 302), ("chief", 302)]
)
def test_who_may_lock(role, status, staff, client):
    person = staff(role)
    story = ArticleFactory(draft=True, created_by=person)
    assert send(client, story, act="lock", reason="Bekliyor").status_code == status
    assert Lock.objects.count() == (status == 302)
    assert 'data-act="lock"' in client.get(change(story)).content.decode()


def test_an_editor_releases_his_own_lock_and_a_chief_any(locked, staff, client):
    staff("editor")
    for act in ("release", "take-over", "lock"):
        assert send(client, locked, act=act).status_code == 403
    assert Lock.objects.get().reason == "Avukat okuyor"
    mine = ArticleFactory(draft=True)
    send(client, mine, act="lock")
    send(client, mine, act="release")
    staff("chief")
    assert send(client, locked, act="release", to="locks")["Location"] == LOCKS
    assert not Lock.objects.exists()


def test_an_unknown_act_is_not_found(locked, staff, client):
    staff("chief")
    assert send(client, locked, act="x").status_code == 404
    assert client.post(address("desk-lock"), {"act": "lock"}).status_code == 404


def test_who_is_taken_over_is_told_and_his_save_refused_with_his_text_kept(client, clock):
    writer = UserFactory(role="journalist", language="en")
    story = ArticleFactory(draft=True, created_by=writer, headline_tr="Duran")
    editor = UserFactory(role="editor", first_name="Elif", last_name="Yalçın")
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    send(client, story, act="take-over")
    client.force_login(writer, backend="django.contrib.auth.backends.ModelBackend")
    told = client.post(address("desk-presence", story), {"draft_slot": SLOT}).json()
    assert told["lock"]["words"].startswith("Elif Yalçın has taken over. Your text is kept")
    page = client.post(change(story), typed(story, headline_tr="Benim", draft_slot=SLOT, _save="1"))
    assert "Elif Yalçın has taken this over" in page.content.decode()
    assert Article.objects.get(pk=story.pk).headline_tr == "Duran"
    assert autosave.typed(Draft.objects.get())["headline_tr"] == "Benim"


def test_what_was_taken_over_is_free_when_its_person_has_left_it(staff, client, clock):
    person = staff("editor")
    story = ArticleFactory(draft=True)
    send(client, story, act="take-over")
    clock.move_to("2026-11-24 12:10")
    client.post(address("desk-presence", story), {"draft_slot": SLOT})  # still there
    clock.move_to("2026-11-24 12:20")
    assert locks.lock_of(story).person == person
    clock.move_to("2026-11-24 12:26")
    assert locks.lock_of(story) is None
    locks.drop_ended()
    assert not Lock.objects.exists()


def test_a_lock_with_a_reason_holds_until_it_is_released(locked, clock):
    assert locks.lock_of(locked)
    locks.drop_ended(timezone.now() + timedelta(days=400))
    assert locks.lock_of(locked)


def test_the_list_of_locks_costs_the_same_for_one_and_for_many(staff, client, django_assert_max_num_queries):
    chief = staff("chief")
    for number in range(20):
        locks.put(ArticleFactory(draft=True, headline_tr=f"Kilitli haber {number}"), chief, reason="Bekliyor")
    with django_assert_max_num_queries(10):
        page = client.get(LOCKS).content.decode()
    assert page.count("Kilitli haber") >= 20
    assert page.count('value="release"') == 20


@pytest.mark.parametrize(
    ("role", "status"), [("journalist", 200), ("translator", 200), ("editor", 200), ("moderator", 403)]
)
def test_who_reads_the_list_of_locks(role, status, locked, staff, client):
    staff(role)
    answer = client.get(LOCKS)
    assert answer.status_code == status
    assert 'value="release"' not in answer.content.decode()
    assert client.post(LOCKS).status_code == 405


def test_the_list_of_locks_leads_to_the_door(client):
    assert client.get(LOCKS)["Location"].startswith("/admin/hesap/login/")
