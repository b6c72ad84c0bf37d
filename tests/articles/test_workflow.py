"""Who may take which step with a story, when, and what each step says and does."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import rights, workflow
from articles.models import Article
from korner.publishing import Status
from tests.conftest import brussels
from tests.factories import ArticleFactory, AuthorFactory, UserFactory

pytestmark = pytest.mark.django_db

ROLES = ("journalist", "translator", "editor", "moderator", "chief")
PUBLISHERS = ("editor", "chief")


def draft(**kwargs):
    return ArticleFactory(draft=True, **kwargs)


def in_review(**kwargs):
    return ArticleFactory(status=Status.IN_REVIEW, publish_at=None, **kwargs)


STEPS = {
    "publish": lambda row, by: workflow.publish(row, by=by),
    "schedule": lambda row, by: workflow.publish(row, by=by, at=timezone.now() + timedelta(hours=1)),
    "withdraw": lambda row, by: workflow.withdraw(row, by=by, note="Bir neden."),
    "send back": lambda row, by: workflow.send_back(row, by=by, note="Bir neden."),
    "date back": lambda row, by: workflow.date_back(row, by=by, to=timezone.now() - timedelta(days=9)),
}
BEFORE = {
    "publish": draft,
    "schedule": draft,
    "withdraw": ArticleFactory,
    "send back": in_review,
    "date back": ArticleFactory,
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("step", STEPS)
def test_only_editors_and_chiefs_change_what_readers_see(step, role):
    row, person = BEFORE[step](), UserFactory(role=role)
    stood = Article.objects.filter(pk=row.pk).values().get()
    if role in PUBLISHERS:
        STEPS[step](row, person)
        assert Article.objects.filter(pk=row.pk).values().get() != stood
    else:
        with pytest.raises(rights.NotAllowed):
            STEPS[step](row, person)
        assert Article.objects.filter(pk=row.pk).values().get() == stood


def test_even_the_writer_does_not_publish_his_own_story():
    person = UserFactory(role="journalist")
    with pytest.raises(rights.NotAllowed):
        workflow.publish(draft(created_by=person), by=person)


def test_the_house_itself_publishes_for_imports_and_commands():
    row = draft()
    workflow.publish(row)
    assert row.is_out()


# --- publishing -------------------------------------------------------------------------------------------------------
def test_publishing_now_shows_the_story_at_once(client, clock):
    row = draft(headline_tr="Şimdi çıkan haber")
    workflow.publish(row, by=UserFactory(role="editor"))
    assert row.publish_at == timezone.now()
    assert "Şimdi çıkan haber" in client.get("/").text


@pytest.mark.parametrize("shift", [timedelta(0), -timedelta(seconds=1), -timedelta(days=300)])
def test_scheduling_takes_a_time_to_come(clock, shift):
    row = draft()
    with pytest.raises(ValidationError) as refusal:
        workflow.publish(row, by=UserFactory(role="editor"), at=timezone.now() + shift)
    assert refusal.value.code == "past"
    assert refusal.value.messages[0]
    assert Article.objects.get(pk=row.pk).status == Status.DRAFT


def test_a_scheduled_story_may_be_scheduled_anew_or_sent_out_now(clock):
    row, editor = draft(), UserFactory(role="editor")
    workflow.publish(row, by=editor, at=brussels("2026-11-26 07:00"))
    workflow.publish(row, by=editor, at=brussels("2026-11-25 07:00"))
    assert row.publish_at == row.first_published_at_tr == brussels("2026-11-25 07:00")
    workflow.publish(row, by=editor)
    assert row.publish_at == row.first_published_at_tr == row.first_published_at_fr == timezone.now()


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"headline_tr": None}, 1),
        ({"body_tr": None}, 1),
        ({"body_tr": "<p> </p><script>x</script>"}, 1),
        ({"headline_tr": None, "body_tr": None}, 2),
        ({"source_language": "fr", "body_fr": None}, 1),
        ({"headline_tr": "\u202e\u200b "}, 1),
    ],
)
def test_what_is_missing_is_said_in_words_and_nothing_is_published(fields, number):
    row = draft(**fields)
    assert len(workflow.missing_for_publication(row)) == number
    with pytest.raises(ValidationError) as refusal:
        workflow.publish(row, by=UserFactory(role="chief"))
    assert len(refusal.value.messages) == number
    assert all(refusal.value.messages)
    assert Article.objects.get(pk=row.pk).status == Status.DRAFT


def test_a_story_that_would_be_over_before_it_appears_is_refused(clock):
    row = draft(expire_at=brussels("2026-11-24 13:00"))
    with pytest.raises(ValidationError) as refusal:
        workflow.publish(row, by=None, at=brussels("2026-11-24 14:00"))
    assert refusal.value.code == "expired"
    assert Article.objects.get(pk=row.pk).status == Status.DRAFT


def test_a_published_story_is_never_published_once_more_and_so_dated_forward(clock):
    row = ArticleFactory(publish_at=brussels("2026-11-20 10:00"))
    for at in (None, brussels("2026-12-01 10:00")):
        with pytest.raises(ValidationError) as refusal:
            workflow.publish(row, by=UserFactory(role="editor"), at=at)
        assert refusal.value.code == "wrong_status"
        assert Article.objects.get(pk=row.pk).publish_at == brussels("2026-11-20 10:00")


def test_the_first_publication_of_each_language_is_remembered(clock):
    row = draft(headline_fr=None, body_fr=None)
    workflow.publish(row)
    first = timezone.now()
    assert (row.first_published_at_tr, row.first_published_at_fr) == (first, None)
    later = clock.move_to("2026-11-26 09:00")
    row.headline_fr, row.body_fr = "Titre", "<p>Texte.</p>"
    row.save()
    row.refresh_from_db()
    assert (row.first_published_at_tr, row.first_published_at_fr) == (first, later)


# --- withdrawing ------------------------------------------------------------------------------------------------------
def test_a_withdrawn_story_is_gone_everywhere_and_comes_back_under_its_old_date(client, clock):
    row, editor = (
        ArticleFactory(publish_at=brussels("2026-11-20 10:00"), headline_tr="Geri alınan haber"),
        UserFactory(role="editor"),
    )
    workflow.withdraw(row, by=editor, note="Bir neden.")
    assert client.get(row.url_in("tr")).status_code == client.get(row.url_in("fr")).status_code == 410
    assert "Geri alınan haber" not in client.get("/").text
    workflow.publish(row, by=editor)
    assert client.get(row.url_in("tr")).status_code == 200
    assert row.publish_at == brussels("2026-11-20 10:00")


def test_a_story_withdrawn_before_its_time_stays_unknown_when_the_time_comes(client, clock):
    row, editor = draft(), UserFactory(role="editor")
    workflow.publish(row, by=editor, at=brussels("2026-11-25 07:00"))
    workflow.withdraw(row, by=editor, note="Bir neden.")
    clock.move_to("2026-11-25 07:00")
    assert client.get(row.url_in("tr")).status_code == 404
    assert row.first_published_at_tr is None


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.WITHDRAWN])
def test_only_a_published_story_can_be_withdrawn(status):
    row = ArticleFactory(status=status)
    with pytest.raises(ValidationError) as refusal:
        workflow.withdraw(row, by=UserFactory(role="chief"), note="Bir neden.")
    assert refusal.value.code == "wrong_status"
    assert refusal.value.messages[0]


# --- handing in and back ----------------------------------------------------------------------------------------------
def test_a_journalist_hands_in_own_drafts_and_no_others():
    person = UserFactory(role="journalist")
    own, named, foreign = draft(created_by=person), draft(authors=[AuthorFactory(account=person)]), draft()
    for row in (own, named):
        workflow.hand_in(row, by=person)
        assert row.status == Status.IN_REVIEW
    with pytest.raises(rights.NotAllowed):
        workflow.hand_in(foreign, by=person)


def test_what_was_handed_in_is_the_editors_until_it_is_sent_back():
    person, editor = UserFactory(role="journalist"), UserFactory(role="editor")
    row = draft(created_by=person)
    workflow.hand_in(row, by=person)
    assert not rights.may_edit(row, person)
    assert rights.may_edit(row, editor)
    workflow.send_back(row, by=editor, note="Bir neden.")
    assert row.status == Status.DRAFT
    assert rights.may_edit(row, person)


def test_a_draft_is_handed_in_once():
    person = UserFactory(role="editor")
    row = draft(created_by=person)
    workflow.hand_in(row, by=person)
    with pytest.raises(ValidationError):
        workflow.hand_in(row, by=person)


# --- who may write ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("role", ROLES)
def test_a_published_row_changes_only_by_someone_who_may_publish(status, role):
    person = UserFactory(role=role)
    row = ArticleFactory(status=status, created_by=person)
    allowed = {
        "journalist": status == Status.DRAFT,
        "translator": status not in (Status.PUBLISHED, Status.WITHDRAWN),
        "editor": True,
        "moderator": False,
        "chief": True,
    }
    assert rights.may_edit(row, person) == allowed[role]


def test_a_translator_writes_every_language_but_the_originals():
    translator = UserFactory(role="translator")
    assert rights.languages_of(ArticleFactory(source_language="tr"), translator) == ("fr",)
    assert rights.languages_of(ArticleFactory(source_language="fr"), translator) == ("tr",)
    for role in ("journalist", "editor", "chief"):
        assert rights.languages_of(ArticleFactory(), UserFactory(role=role)) == ("tr", "fr")


# --- dates ------------------------------------------------------------------------------------------------------------
def test_a_story_is_dated_back_and_stands_at_its_true_day(client, clock):
    row = ArticleFactory()
    true = brussels("2025-08-10 16:55")
    workflow.date_back(row, by=UserFactory(role="editor"), to=true)
    row.refresh_from_db()
    assert row.publish_at == row.first_published_at_tr == row.first_published_at_fr == true
    assert "10 Ağustos 2025" in client.get(row.url_in("tr")).text
    assert "10 août 2025" in client.get(row.url_in("fr")).text


def test_a_story_is_never_dated_forward(clock):
    row = ArticleFactory(publish_at=brussels("2026-11-20 10:00"))
    with pytest.raises(ValidationError) as refusal:
        workflow.date_back(row, by=UserFactory(role="chief"), to=brussels("2026-11-20 10:01"))
    assert refusal.value.code == "forward"
    assert Article.objects.get(pk=row.pk).publish_at == brussels("2026-11-20 10:00")
