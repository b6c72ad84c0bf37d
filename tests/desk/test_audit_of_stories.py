"""The audit says who took which step with which story, in the language of who reads it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from articles import corrections, rearranging, recording, rights, workflow, working_copies
from articles.models import Article, Correction, StoryStep, WorkingCopy
from korner.desk import audit
from korner.desk.models import AuditEntry
from korner.moments import said
from korner.publishing import Status
from tests.desk.test_stories import change, typed
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/audit/"
What = StoryStep.What


def verbs(story):
    """What the audit holds of a story, the oldest first."""
    found = AuditEntry.objects.filter(kind="articles.article", number=str(story.pk))
    return list(found.order_by("pk").values_list("verb", flat=True))


def copy_of(story, standing="in_review"):
    return WorkingCopy.objects.create(
        article=story, based_on=story.version, saved_at=timezone.now(), standing=standing,
        data={"fields": {"headline_tr": "Değişti"}, "rows": {}},
    )  # fmt: skip


# the step: (where the story stands, what is done)
STEPS = {
    What.HANDED_IN: ("draft", lambda story, by: workflow.hand_in(story, by=by)),
    What.SENT_BACK: ("in_review", lambda story, by: workflow.send_back(story, by=by, note="Kısalt")),
    What.APPROVED: ("in_review", lambda story, by: workflow.approve(story, by=by)),
    What.PUBLISHED: ("draft", lambda story, by: workflow.publish(story, by=by)),
    What.SCHEDULED: ("draft", lambda story, by: workflow.publish(story, by=by, at=timezone.now() + timedelta(days=1))),
    What.DATED_BACK: ("published", lambda story, by: workflow.date_back(story, by=by, to=story.publish_at - timedelta(days=9))),
    What.WITHDRAWN: ("published", lambda story, by: workflow.withdraw(story, by=by, note="Yanlış kişi")),
    What.RESTORED: ("withdrawn", lambda story, by: workflow.publish(story, by=by)),
    What.LANGUAGE_WITHDRAWN: ("published", lambda story, by: workflow.withdraw_language(story, "fr", by=by, note="Hatalı")),
    What.COPY_SENT_BACK: ("published", lambda story, by: working_copies.send_back(copy_of(story), by=by, note="Kısalt")),
    What.COPY_APPROVED: ("published", lambda story, by: working_copies.approve(copy_of(story), by=by)),
    What.COPY_PUBLISHED: ("published", lambda story, by: working_copies.publish(copy_of(story), by=by)),
    What.COPY_DISCARDED: ("published", lambda story, by: working_copies.discard(copy_of(story), by=by)),
}  # fmt: skip


@pytest.mark.parametrize("what", STEPS)
def test_a_step_with_a_story_has_its_line_with_person_and_story(what, clock):
    standing, take = STEPS[what]
    person, story = UserFactory(role="editor"), ArticleFactory(status=standing, headline_tr="Köprü açıldı")
    take(story, person)
    entry = AuditEntry.objects.get(verb=f"story-{what}")
    assert (entry.person, entry.kind, entry.number) == (person, "articles.article", str(story.pk))
    assert entry.thing == Article.objects.get(pk=story.pk).headline_tr


def test_every_step_there_is_has_words_but_the_one_that_the_form_notes_itself():
    assert set(recording.AUDITED) == set(What) - {What.BEGUN}
    assert all(recording.verb_of(what) in audit.VERBS for what in recording.AUDITED)


def test_a_step_that_is_undone_and_a_language_that_comes_back_have_their_lines(clock):
    person, story = UserFactory(role="editor"), ArticleFactory(draft=True)
    before = rearranging.standing_of(story)
    workflow.hand_in(story, by=person)
    rearranging.stand_again(story, before, by=person)
    out = ArticleFactory(withdrawn_fr=True)
    workflow.restore_language(out, "fr", by=person)
    assert verbs(story) == ["story-handed_in", "story-undone"]
    assert verbs(out) == ["story-language_restored"]


def test_corrections_made_changed_and_deleted_are_told_of_their_story(clock):
    chief, story = UserFactory(role="chief"), ArticleFactory()
    correction = Correction(article=story, text_tr="Yanlıştı.")
    corrections.write(correction, by=chief)
    corrections.write(correction, by=chief)
    corrections.delete(correction, by=chief)
    assert verbs(story) == ["correction-made", "correction-changed", "correction-deleted"]


def test_what_the_house_does_by_itself_has_nobody_to_name(clock):
    story = ArticleFactory(draft=True)
    workflow.publish(story)
    corrections.write(Correction(article=story, text_tr="Yanlıştı."))
    assert story.steps.exists()
    assert verbs(story) == []


def test_a_step_that_is_refused_leaves_no_line(clock):
    person, story = UserFactory(role="editor"), ArticleFactory()
    with pytest.raises(ValidationError):
        workflow.withdraw(story, by=person)  # no reason given
    with pytest.raises(rights.NotAllowed):
        workflow.withdraw(story, by=UserFactory(role="journalist"), note="Neden")
    assert verbs(story) == []


def test_the_page_says_the_step_its_time_and_its_language_in_words(clock, staff, client):
    chief = staff("chief", language="en")
    at = timezone.now() + timedelta(days=1)
    scheduled, withdrawn = ArticleFactory(draft=True), ArticleFactory()
    workflow.publish(scheduled, by=chief, at=at)
    workflow.withdraw_language(withdrawn, "fr", by=chief, note="Çeviri hatalı")
    page = client.get(PAGE, {"kind": "articles.article"}).content.decode()
    with translation.override("en"):
        assert f'<p class="desk-audit-words">{said(at)}</p>' in page
    assert '<p class="desk-audit-words">French</p>' in page
    assert "withdrew one language of" in page
    assert reverse("admin:articles_article_change", args=[scheduled.pk]) in page
    # The reason stays with the step: nothing is ever taken out of the audit.
    assert "Çeviri hatalı" not in page


def test_a_step_at_the_desk_and_the_save_it_came_with_are_two_lines(clock, staff, client):
    person = staff("editor")
    story = ArticleFactory(draft=True)
    client.post(change(story), typed(story, headline_tr="Köprü açıldı", _publish="1"))
    story.refresh_from_db()
    assert story.status == Status.PUBLISHED
    assert verbs(story) == ["story-published", "changed"]
    assert set(AuditEntry.objects.filter(kind="articles.article").values_list("person", flat=True)) == {person.pk}
