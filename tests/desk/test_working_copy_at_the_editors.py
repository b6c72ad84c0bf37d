"""Changes on their way: the editor corrects them, their writer goes on reading them, an old version goes into them."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from reversion.models import Version

from articles import working_copies
from articles.models import Article, StoryStep, WorkingCopy
from korner.desk.base import revision_by
from korner.desk.models import Draft
from tests.desk.test_autosave import SLOT
from tests.desk.test_stories import change
from tests.desk.test_working_copy import page_of_copy, row, typed, written
from tests.factories import ArticleFactory, AuthorFactory, TagFactory, UserFactory

pytestmark = pytest.mark.django_db
What = StoryStep.What
Standing = WorkingCopy.Standing


def write_in(story):
    return reverse("admin:articles_article_working_copy_write", args=[story.pk])


def rows(*authors):
    """Bylines as a browser sends them for a story that has none."""
    data = {"bylines-TOTAL_FORMS": str(len(authors)), "bylines-INITIAL_FORMS": "0"}
    for place, author in enumerate(authors):
        data |= {
            f"bylines-{place}-{name}": value
            for name, value in {"author": author.pk, "role": "reporter", "order": place}.items()
        }
    return data


@pytest.fixture
def handed_in(staff):
    """A published story with changes in review, their writer signed in: (story, copy, writer)."""
    writer = staff("journalist", first_name="Deniz", last_name="Aksu", language="en")
    story = ArticleFactory(created_by=writer, headline_tr="Eski başlık", lead_tr="Eski özet")
    copy = written(story, writer, Standing.DRAFT, headline_tr="Yeni başlık")
    working_copies.hand_in(copy, by=writer)
    return story, WorkingCopy.objects.get(), writer


# --- the editor corrects ----------------------------------------------------------------------------------------------
def test_an_editor_corrects_changes_in_the_form_of_their_writer(handed_in, staff, client):
    story, copy, writer = handed_in
    stood = row(story)
    editor = staff("editor", language="en")
    page = client.get(write_in(story))
    form = page.context["adminform"].form
    assert (form.initial["headline_tr"], form.initial["seen_copy"]) == ("Yeni başlık", copy.number)
    assert "You are correcting changes last saved by Deniz Aksu." in page.text
    for step in ("_publish", "_withdraw", "_copy_hand_in", "small_change", "expire_at_0", "embargo_until_0"):
        assert f'name="{step}"' not in page.text
    answer = client.post(write_in(story), typed(story, headline_tr="Doğru başlık", seen_copy=copy.number, _save="1"))
    assert answer["Location"] == page_of_copy(story)
    assert row(story) == stood
    corrected = WorkingCopy.objects.get()
    assert corrected.fields == {"headline_tr": "Doğru başlık"}
    assert (corrected.number, corrected.saved_by, corrected.standing) == (copy.number + 1, editor, Standing.IN_REVIEW)
    assert story.steps.first().what == What.COPY_CORRECTED
    assert [notice.verb for notice in writer.notices.all()] == ["copy_corrected"]


def test_a_correction_is_noted_once_and_the_writer_is_told_of_what_follows(handed_in, staff, client):
    story, _copy, _writer = handed_in
    translator = UserFactory(role="translator")
    WorkingCopy.objects.update(saved_by=translator)
    StoryStep.objects.filter(what=What.COPY_HANDED_IN).update(person=translator)
    staff("editor")
    for headline in ("Bir", "İki"):
        number = WorkingCopy.objects.get().number
        client.post(write_in(story), typed(story, headline_tr=headline, seen_copy=number, _save="1"))
    assert story.steps.filter(what=What.COPY_CORRECTED).count() == 1
    client.post(page_of_copy(story), {"_copy_publish": "1", "seen": WorkingCopy.objects.get().number})
    assert Article.objects.get(pk=story.pk).headline_tr == "İki"
    assert {notice.verb for notice in translator.notices.all()} == {"copy_corrected", "copy_published"}


def test_a_correction_of_what_was_written_on_meanwhile_is_refused(handed_in, staff, client):
    story, copy, writer = handed_in
    WorkingCopy.objects.update(standing=Standing.DRAFT)
    working_copies.save(story, by=writer, cleaned={"headline_tr": "Sonradan yazıldı"}, rows={})
    staff("editor")
    page = client.post(write_in(story), typed(story, headline_tr="Düzeltme", seen_copy=copy.number, _save="1"))
    assert page.status_code == 200
    assert page.context["newer_copy"] == copy.number + 1
    assert "Düzeltme" in page.text
    assert WorkingCopy.objects.get().fields == {"headline_tr": "Sonradan yazıldı"}


def test_a_correction_of_changes_that_are_published_by_then_is_kept_as_a_draft(handed_in, staff, client):
    story, copy, _writer = handed_in
    editor = staff("editor", language="en")
    sent = typed(story, headline_tr="Geç kalan düzeltme", seen_copy=copy.number, draft_slot=SLOT, _save="1")
    working_copies.publish(copy, by=UserFactory(role="chief"))
    assert client.get(write_in(story)).status_code == 404
    page = client.post(write_in(story), sent, follow=True)
    assert page.redirect_chain[0][0] == change(story)
    assert "Geç kalan düzeltme" in page.text
    assert Draft.objects.get(person=editor).title == "Geç kalan düzeltme"
    assert Article.objects.get(pk=story.pk).headline_tr == "Yeni başlık"


def test_a_draft_of_a_correction_is_taken_up_in_the_copy_and_never_in_what_readers_see(handed_in, staff, client):
    story, copy, _writer = handed_in
    staff("editor")
    pairs = [[name, str(value)] for name, value in typed(story, headline_tr="Yarım", seen_copy=copy.number).items()]
    path = reverse("desk-draft", args=["articles", "article", story.pk])
    client.post(path, json.dumps({"slot": SLOT, "pairs": pairs}), content_type="application/json")
    answer = client.post(change(story), {"_take_up": SLOT})
    assert (answer.status_code, answer["Location"]) == (307, write_in(story))
    page = client.post(write_in(story), {"_take_up": SLOT})
    assert page.context["adminform"].form["headline_tr"].value() == "Yarım"
    assert page.context["corrects_copy"]


def test_a_correction_leaves_the_warning_that_the_story_has_moved_on(handed_in, staff, client):
    story, copy, _writer = handed_in
    staff("editor")
    Article.objects.get(pk=story.pk).save()
    moved = Article.objects.get(pk=story.pk)
    client.post(write_in(story), typed(moved, headline_tr="Düzeltme", seen_copy=copy.number, _save="1"))
    assert WorkingCopy.objects.get().based_on == copy.based_on
    assert client.get(page_of_copy(story)).context["behind"]


def test_changes_corrected_back_to_what_readers_see_are_discarded_and_their_writer_is_told(handed_in, staff, client):
    story, copy, writer = handed_in
    staff("editor")
    answer = client.post(write_in(story), typed(story, headline_tr="Eski başlık", seen_copy=copy.number, _save="1"))
    assert answer["Location"] == change(story)
    assert not WorkingCopy.objects.exists()
    assert [notice.verb for notice in writer.notices.all()] == ["copy_discarded"]


def test_a_step_posted_to_the_form_of_the_copy_is_not_taken(handed_in, staff, client):
    story, copy, _writer = handed_in
    staff("editor")
    sent = typed(story, headline_tr="Düzeltme", seen_copy=copy.number, _withdraw="1", _publish="1", step_note="Not")
    client.post(write_in(story), sent)
    story.refresh_from_db()
    assert (story.status, story.headline_tr) == ("published", "Eski başlık")


def test_the_preview_of_a_correction_shows_the_copy(handed_in, staff, client):
    story, copy, _writer = handed_in
    staff("editor")
    path = reverse("admin:articles_article_preview_page", args=[story.pk])
    page = client.post(path, typed(story, headline_tr="Ön izlenen", seen_copy=copy.number))
    assert "Ön izlenen" in page.text


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator", "chief"])
@pytest.mark.parametrize("standing", Standing.values)
def test_who_writes_in_a_colleagues_changes(standing, role, staff, client):
    story = ArticleFactory()
    written(ArticleFactory(), UserFactory(role="translator"))
    copy = written(story, UserFactory(role="translator"), standing)
    assert client.get(write_in(story)).status_code == 302
    staff(role)
    may = role in ("editor", "chief") or (role == "translator" and standing == Standing.DRAFT)
    assert client.get(write_in(story)).status_code == (200 if may else 403)
    sent = typed(story, headline_fr="Titre corrigé", seen_copy=copy.number, _save="1")
    assert client.post(write_in(story), sent).status_code == (302 if may else 403)
    assert ("headline_fr" in WorkingCopy.objects.get(article=story).fields) == may
    without = ArticleFactory()
    assert client.get(write_in(without)).status_code == (403 if role == "moderator" else 404)


# --- their writer reads on --------------------------------------------------------------------------------------------
def test_whoever_handed_changes_in_reads_them_in_his_form_and_since_when_they_are_in_review(clock, staff, client):
    clock.move_to("2026-11-24 16:55")
    writer = staff("journalist", language="en")
    story = ArticleFactory(created_by=writer, headline_tr="Eski başlık", body_tr="<p>Eski metin.</p>")
    old, new, tag = AuthorFactory(), AuthorFactory(name="Yeni Kalem"), TagFactory(name_tr="Taze etiket")
    story.bylines.create(author=old)
    sent = typed(story, headline_tr="Yeni başlık", body_tr="<p>Yeni metin.</p>", tags=[tag.pk], **rows(new))
    client.post(change(story), sent | {"_copy_hand_in": "1"})
    clock.move_to("2026-11-25 09:00")
    page = client.get(change(story))
    assert page.status_code == 200
    assert "Your changes are in review since" in page.text
    assert "24 November" in page.text
    for words in ("Yeni başlık", "Yeni metin.", "Yeni Kalem", str(tag)):
        assert words in page.text
    assert "Eski metin." not in page.text
    assert 'name="_save"' not in page.text
    assert client.post(change(story), typed(story, headline_tr="Sonradan", _save="1")).status_code == 403
    assert page_of_copy(story) in page.text


def test_approved_changes_are_said_to_be_approved(handed_in, client):
    story, copy, _writer = handed_in
    working_copies.approve(copy, by=UserFactory(role="editor"))
    page = client.get(change(story)).text
    assert "Your changes are approved since" in page
    assert "Yeni başlık" in page


def test_a_translator_who_wrote_in_them_reads_them_and_another_reads_the_story(handed_in, staff, client):
    story, copy, _writer = handed_in
    wrote = staff("translator")
    StoryStep.objects.create(article=story, what=What.COPY_HANDED_IN, person=wrote)
    assert client.get(change(story)).context["reads_copy"]
    staff("translator")
    page = client.get(change(story))
    assert not page.context["reads_copy"]
    assert "Eski başlık" in page.text
    assert copy


# --- an old version goes into them ------------------------------------------------------------------------------------
def kept(story, person):
    """Keep `story` as it stands as a version; returns its number."""
    with revision_by(person):
        story.save()
    return Version.objects.get_for_object(story).first().pk


def take_back(client, story, number, what="all"):
    path = reverse("admin:articles_article_restore", args=[story.pk, number])
    seen = client.get(path, {"what": what}).context["seen"]
    return client.post(path, {"what": what, "seen": seen})


@pytest.fixture
def twice(staff):
    """A published story of the journalist who is signed in, in two versions: (story, number of the older one)."""
    writer = staff("journalist", language="en")
    tag = TagFactory()
    story = ArticleFactory(
        created_by=writer, headline_tr="Eski", headline_fr="Ancien", authors=[AuthorFactory()], tags=[tag]
    )
    old = kept(story, writer)
    story.headline_tr, story.headline_fr = "Yeni", "Nouveau"
    story.tags.clear()
    story.bylines.all().delete()
    kept(story, writer)
    return story, old


def test_a_version_is_taken_back_into_the_working_copy_by_who_may_write_no_row(twice, client):
    story, old = twice
    stood = row(story)
    page = client.get(reverse("admin:articles_article_restore", args=[story.pk, old]))
    assert "It goes into your changes to this story." in page.text
    assert take_back(client, story, old)["Location"] == change(story)
    assert row(story) == stood
    copy = WorkingCopy.objects.get()
    assert (copy.fields["headline_tr"], copy.fields["headline_fr"], copy.standing) == ("Eski", "Ancien", Standing.DRAFT)
    assert len(copy.fields["tags"]) == 1
    assert len(copy.rows["bylines"]) == 1
    assert [step.what for step in story.steps.all()] == [What.COPY_BEGUN]
    assert not story.bylines.exists()


def test_one_language_goes_into_the_copy_and_the_rest_of_it_stays(twice, client):
    story, old = twice
    author, tag = AuthorFactory(), TagFactory()
    client.post(change(story), typed(story, lead_tr="Benim özetim", tags=[tag.pk], _save="1", **rows(author)))
    take_back(client, story, old, "fr")
    copy = WorkingCopy.objects.get()
    assert (copy.fields["headline_fr"], copy.fields["lead_tr"]) == ("Ancien", "Benim özetim")
    assert "headline_tr" not in copy.fields
    assert (copy.fields["tags"], copy.rows) == ([tag.pk], {"bylines": [[author.pk, "reporter"]]})


def test_a_copy_written_on_meanwhile_is_not_written_over_by_an_old_version(twice, client):
    story, old = twice
    path = reverse("admin:articles_article_restore", args=[story.pk, old])
    client.post(change(story), typed(story, lead_tr="Birinci", _save="1"))
    seen = client.get(path).context["seen"]
    client.post(change(story), typed(story, lead_tr="İkinci", seen_copy=1, _save="1"))
    assert client.post(path, {"what": "all", "seen": seen}).status_code == 409
    assert WorkingCopy.objects.get().fields == {"lead_tr": "İkinci"}


def test_nothing_is_taken_back_into_changes_that_are_in_review(twice, client):
    story, old = twice
    WorkingCopy.objects.create(
        article=story, based_on=story.version, standing=Standing.IN_REVIEW, saved_at=story.created_at, data={}
    )
    path = reverse("admin:articles_article_restore", args=[story.pk, old])
    assert client.get(path).status_code == 403
    assert client.post(path, {"what": "all", "seen": ""}).status_code == 403


def test_an_editor_takes_a_version_back_into_the_story_itself(twice, staff, client):
    story, old = twice
    staff("editor")
    take_back(client, story, old)
    assert Article.objects.get(pk=story.pk).headline_tr == "Eski"
    assert not WorkingCopy.objects.exists()


def test_changes_written_in_by_nobody_known_are_published_all_the_same():
    story = ArticleFactory()
    copy = WorkingCopy.objects.create(
        article=story, based_on=story.version, saved_at=story.created_at, data={"fields": {"headline_tr": "Yeni"}}
    )
    assert working_copies.writers_of(copy) == []
    with pytest.raises(ValidationError):
        working_copies.publish(copy, by=UserFactory(role="editor"), seen=copy.number + 1)
    assert working_copies.publish(copy, by=UserFactory(role="editor")).headline_tr == "Yeni"


# --- two at once ------------------------------------------------------------------------------------------------------
def test_rows_of_the_copy_go_through_the_page_of_two_texts_when_the_story_moves_on(staff, client):
    writer = staff("journalist", language="en")
    old, new = AuthorFactory(), AuthorFactory()
    story = ArticleFactory(created_by=writer, lead_tr="Eski özet")
    line = story.bylines.create(author=old)
    over = {
        "bylines-TOTAL_FORMS": "2",
        "bylines-INITIAL_FORMS": "1",
        "bylines-0-id": line.pk,
        "bylines-0-author": old.pk,
        "bylines-0-role": "reporter",
        "bylines-0-order": "0",
        "bylines-0-DELETE": "on",
        "bylines-1-author": new.pk,
        "bylines-1-role": "reporter",
        "bylines-1-order": "0",
    }
    client.post(change(story), typed(story, _save="1", **over))
    assert WorkingCopy.objects.get().rows == {"bylines": [[new.pk, "reporter"]]}
    sent = typed(story, headline_tr="Benim başlığım", seen_copy=1, _save="1", **over)
    moved = Article.objects.get(pk=story.pk)
    moved.lead_tr = "Editörün özeti"
    moved.save()
    page = client.post(change(story), sent)
    assert {one.name for one in page.context["differences"]} == {"headline_tr", "lead_tr"}
    carried = dict(page.context["posted"]) | {"over": page.context["newer_version"], "_merge": "1", "_save": "1"}
    client.post(change(story), carried | {"choose-lead_tr": "theirs", "choose-headline_tr": "mine"})
    copy = WorkingCopy.objects.get()
    assert copy.fields == {"headline_tr": "Benim başlığım"}
    assert copy.rows == {"bylines": [[new.pk, "reporter"]]}
    assert copy.based_on == moved.version


def test_whoever_reads_his_changes_sees_them_in_the_preview_too(handed_in, client):
    story, _copy, _writer = handed_in
    page = client.get(reverse("admin:articles_article_preview_page", args=[story.pk]))
    assert "Yeni başlık" in page.text
    assert "Eski başlık" not in page.text
