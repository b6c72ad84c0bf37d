"""Every step with a story is written down: who, what, when, from where to where, and why."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import rights, workflow
from articles.models import Article, StoryStep
from korner.publishing import Status
from tests.conftest import brussels
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
What = StoryStep.What


@pytest.fixture
def writer():
    return UserFactory(role="journalist")


@pytest.fixture
def editor():
    return UserFactory(role="editor")


def written(article):
    """The steps of a story, the oldest first: (what, person, from, to, note)."""
    return [
        (step.what, step.person, step.from_status, step.to_status, step.note)
        for step in article.steps.order_by("at", "pk")
    ]


def test_the_way_of_a_story_can_be_read_afterwards(clock, writer, editor):
    row = ArticleFactory(draft=True, created_by=writer)
    workflow.begin(row, by=writer)
    workflow.hand_in(row, by=writer, note="Alıntıları bir daha okudum.")
    workflow.send_back(row, by=editor, note="Başlık uzun.")
    workflow.hand_in(row, by=writer)
    workflow.approve(row, by=editor)
    workflow.publish(row, by=editor)
    workflow.withdraw(row, by=editor, note="Yanlış kişi.")
    workflow.publish(row, by=editor)
    assert written(row) == [
        (What.BEGUN, writer, "", "draft", ""),
        (What.HANDED_IN, writer, "draft", "in_review", "Alıntıları bir daha okudum."),
        (What.SENT_BACK, editor, "in_review", "draft", "Başlık uzun."),
        (What.HANDED_IN, writer, "draft", "in_review", ""),
        (What.APPROVED, editor, "in_review", "approved", ""),
        (What.PUBLISHED, editor, "approved", "published", ""),
        (What.WITHDRAWN, editor, "published", "withdrawn", "Yanlış kişi."),
        (What.RESTORED, editor, "withdrawn", "published", ""),
    ]
    assert {step.at for step in row.steps.all()} == {timezone.now()}


def test_a_time_to_come_and_an_earlier_date_are_written_with_the_step(clock, editor):
    row = ArticleFactory(draft=True)
    workflow.publish(row, by=editor, at=brussels("2026-11-25 07:00"))
    clock.move_to("2026-11-25 08:00")
    workflow.date_back(row, by=editor, to=brussels("2026-11-20 10:00"))
    assert [(step.what, step.moment) for step in row.steps.order_by("pk")] == [
        (What.SCHEDULED, brussels("2026-11-25 07:00")),
        (What.DATED_BACK, brussels("2026-11-20 10:00")),
    ]


@pytest.mark.parametrize(
    "step",
    [
        lambda row, by: workflow.send_back(row, by=by, note=" \u200b "),
        lambda row, by: workflow.withdraw(row, by=by),
        lambda row, by: workflow.withdraw_language(row, "fr", by=by, note=""),
    ],
)
def test_taking_back_wants_a_reason_and_without_one_nothing_happens(step, editor, request):
    in_review = request.node.callspec.id.endswith("0")
    row = ArticleFactory(status=Status.IN_REVIEW if in_review else Status.PUBLISHED)
    stood = Article.objects.filter(pk=row.pk).values().get()
    with pytest.raises(ValidationError) as refusal:
        step(row, editor)
    assert refusal.value.code == "no_note"
    assert Article.objects.filter(pk=row.pk).values().get() == stood
    assert not row.steps.exists()


def test_a_refused_step_leaves_no_trace(writer, editor):
    row = ArticleFactory(draft=True, created_by=writer)
    for refused in (
        lambda: workflow.publish(row, by=writer),
        lambda: workflow.approve(row, by=editor),  # it is not in review
        lambda: workflow.publish(row, by=editor, at=timezone.now() - timedelta(hours=1)),
    ):
        with pytest.raises((rights.NotAllowed, ValidationError)):
            refused()
    assert not StoryStep.objects.exists()


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_only_publishers_approve_and_take_languages_back(role):
    person = UserFactory(role=role)
    row = ArticleFactory(status=Status.IN_REVIEW, created_by=person)
    out = ArticleFactory(created_by=person)
    hidden = ArticleFactory(created_by=person, withdrawn_fr=True)
    for refused in (
        lambda: workflow.approve(row, by=person),
        lambda: workflow.withdraw_language(out, "fr", by=person, note="Neden"),
        lambda: workflow.restore_language(hidden, "fr", by=person),
    ):
        with pytest.raises(rights.NotAllowed):
            refused()


@pytest.mark.parametrize("role", ["translator", "moderator"])
def test_only_writers_hand_a_story_in(role):
    person = UserFactory(role=role)
    with pytest.raises(rights.NotAllowed):
        workflow.hand_in(ArticleFactory(draft=True, created_by=person), by=person)


def test_an_approved_story_is_nowhere_public(client, editor):
    row = ArticleFactory(status=Status.IN_REVIEW, headline_tr="Onaylı haber", publish_at=None)
    workflow.approve(row, by=editor)
    assert client.get(row.url_in("tr")).status_code == 404
    assert "Onaylı haber" not in client.get("/").text


def test_a_story_that_lacks_its_text_is_not_approved(editor):
    row = ArticleFactory(status=Status.IN_REVIEW, body_tr=None)
    with pytest.raises(ValidationError) as refusal:
        workflow.approve(row, by=editor)
    assert len(refusal.value.messages) == 1


def test_one_language_is_taken_back_and_brought_back_while_the_other_stays(client, editor):
    row = ArticleFactory()
    workflow.withdraw_language(row, "fr", by=editor, note="Çeviri yanlış.")
    assert client.get(row.url_in("tr")).status_code == 200
    assert client.get(row.url_in("fr")).status_code == 410
    workflow.restore_language(row, "fr", by=editor)
    assert client.get(row.url_in("fr")).status_code == 200
    assert [(step.what, step.language) for step in row.steps.order_by("pk")] == [
        (What.LANGUAGE_WITHDRAWN, "fr"),
        (What.LANGUAGE_RESTORED, "fr"),
    ]


def test_a_step_outlives_the_account_that_took_it(editor):
    row = ArticleFactory(draft=True)
    workflow.publish(row, by=editor)
    editor.delete()
    assert [step.person for step in row.steps.all()] == [None]


def test_a_refused_publication_does_not_come_out_by_a_later_save(editor, clock):
    row = ArticleFactory(draft=True, expire_at=brussels("2026-11-24 11:00"))
    with pytest.raises(ValidationError):
        workflow.publish(row, by=editor)
    row.save()
    assert Article.objects.get(pk=row.pk).status == Status.DRAFT
