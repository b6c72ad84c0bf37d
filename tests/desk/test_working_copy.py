"""Changes to a published story by people who may not publish: they wait in its one working copy (RULES.md 1)."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from reversion.models import Revision

from articles import copy_data, rights, working_copies
from articles.models import Article, StoryStep, WorkingCopy
from korner.search.models import SearchText
from tests.desk import test_stories
from tests.desk.test_stories import change
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
What = StoryStep.What
Standing = WorkingCopy.Standing


def typed(story, **words):
    """What a browser sends for the form of a published story."""
    return test_stories.typed(story, slug_tr=story.slug_tr, slug_fr=story.slug_fr) | words


def page_of_copy(story):
    return reverse("admin:articles_article_working_copy", args=[story.pk])


@pytest.fixture
def mine(staff):
    """A published story of the journalist who is signed in."""
    return ArticleFactory(created_by=staff("journalist"), headline_tr="Eski başlık", body_tr="<p>Eski metin.</p>")


def row(story):
    return Article.objects.filter(pk=story.pk).values().get()


def written(story, person, standing=Standing.IN_REVIEW, **fields):
    """A working copy of `story` as `person` wrote it."""
    working_copies.save(story, by=person, cleaned=fields or {"headline_tr": "Yeni başlık"}, rows={})
    WorkingCopy.objects.filter(article=story).update(standing=standing)
    return WorkingCopy.objects.get(article=story)


# --- writing it -----------------------------------------------------------------------------------------------------------
def test_what_a_journalist_types_into_his_published_story_goes_to_its_working_copy(mine, client):
    stood = row(mine)
    client.post(change(mine), typed(mine, headline_tr="Yeni başlık", _save="1"))
    assert row(mine) == stood
    copy = WorkingCopy.objects.get()
    assert copy.fields == {"headline_tr": "Yeni başlık"}
    assert (copy.based_on, copy.standing, copy.saved_by) == (mine.version, Standing.DRAFT, mine.created_by)
    assert [step.what for step in mine.steps.all()] == [What.COPY_BEGUN]


def test_his_form_shows_what_he_wrote_and_says_what_readers_still_see(mine, client):
    client.post(change(mine), typed(mine, headline_tr="Yeni başlık", lead_fr="Nouveau chapeau", _save="1"))
    page = client.get(change(mine))
    form = page.context["adminform"].form
    assert (form.initial["headline_tr"], form.initial["lead_fr"]) == ("Yeni başlık", "Nouveau chapeau")
    assert page.context["writes_copy"]
    assert 'name="_copy_hand_in"' in page.text
    assert 'name="_publish"' not in page.text


def test_nothing_of_a_working_copy_is_public(mine, client):
    client.post(change(mine), typed(mine, headline_tr="Kozalaklı başlık", body_tr="<p>Kozalaklı.</p>", _save="1"))
    client.logout()
    for path in ("/", mine.url_in("tr"), mine.category.url_in("tr"), "/rss/", "/ara/?q=kozalaklı", "/son-haberler/"):
        assert "ozalaklı b" not in client.get(path).text
        assert "<p>Kozalaklı" not in client.get(path).text
    assert not SearchText.objects.filter(title__contains="Kozalaklı").exists()


def test_tags_and_bylines_are_kept_and_shown_as_they_were_typed(mine, client):
    tag, old, new = TagFactory(), AuthorFactory(), AuthorFactory()
    line = mine.bylines.create(author=old)
    rows = {
        "bylines-TOTAL_FORMS": "2",
        "bylines-INITIAL_FORMS": "1",
        "bylines-0-id": line.pk,
        "bylines-0-article": mine.pk,
        "bylines-0-author": old.pk,
        "bylines-0-role": "reporter",
        "bylines-0-order": "0",
        "bylines-0-DELETE": "on",
        "bylines-1-article": mine.pk,
        "bylines-1-author": new.pk,
        "bylines-1-role": "photographer",
        "bylines-1-order": "0",
    }
    client.post(change(mine), typed(mine, tags=[tag.pk], _save="1", **rows))
    copy = WorkingCopy.objects.get()
    assert (copy.fields, copy.rows) == ({"tags": [tag.pk]}, {"bylines": [[new.pk, "photographer"]]})
    assert list(mine.bylines.values_list("author", flat=True)) == [old.pk]
    page = client.get(change(mine))
    assert page.context["adminform"].form.initial["tags"] == [tag.pk]
    assert new.name in page.text
    working_copies.publish(copy, by=UserFactory(role="editor"))
    assert list(mine.bylines.values_list("author", "role")) == [(new.pk, "photographer")]
    assert list(mine.tags.all()) == [tag]


def test_what_is_typed_back_to_what_readers_see_leaves_no_copy(mine, client):
    client.post(change(mine), typed(mine, headline_tr="Yeni başlık", _save="1"))
    client.post(change(mine), typed(mine, seen_copy=1, _save="1"))
    assert not WorkingCopy.objects.exists()


def test_an_emptied_slug_is_made_from_the_new_headline(mine, client):
    client.post(change(mine), typed(mine, headline_tr="Yeni başlık", slug_tr="", _save="1"))
    assert WorkingCopy.objects.get().fields == {"headline_tr": "Yeni başlık", "slug_tr": "yeni-baslik"}


def test_a_second_tab_does_not_write_over_the_first(mine, client):
    second = typed(mine, headline_tr="İkinci sekme", seen_copy=0, _save="1")
    client.post(change(mine), typed(mine, headline_tr="Birinci sekme", seen_copy=0, _save="1"))
    page = client.post(change(mine), second)
    assert page.status_code == 200
    assert "İkinci sekme" in page.text
    assert WorkingCopy.objects.get().fields == {"headline_tr": "Birinci sekme"}
    client.post(change(mine), second | {"over_copy": page.context["newer_copy"]})
    assert WorkingCopy.objects.get().fields == {"headline_tr": "İkinci sekme"}


def test_a_form_begun_before_an_editors_save_does_not_take_it_back(mine, client):
    before = typed(mine, lead_tr="Benim özetim", _save="1")
    Article.objects.get(pk=mine.pk).save()
    page = client.post(change(mine), before)
    assert page.context["newer_version"] == mine.version + 1
    assert "Benim özetim" in page.text
    assert not WorkingCopy.objects.exists()


def test_an_empty_headline_is_refused_at_its_field(mine, client):
    page = client.post(change(mine), typed(mine, headline_tr=" ", lead_tr="Özet durur", _save="1"))
    assert "headline_tr" in page.context["adminform"].form.errors
    assert "Özet durur" in page.text


def test_a_translator_and_the_writer_share_the_one_copy_each_his_fields(staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    written(story, writer, Standing.DRAFT, headline_tr="Yeni başlık")
    staff("translator")
    page = client.get(change(story))
    assert "Yeni başlık" in page.text  # he reads what he is to translate
    client.post(change(story), typed(story, headline_fr="Nouveau titre", headline_tr="Bozuldu", seen_copy=1, _save="1"))
    copy = WorkingCopy.objects.get()
    assert copy.fields == {"headline_tr": "Yeni başlık", "headline_fr": "Nouveau titre"}
    assert Article.objects.get(pk=story.pk).headline_fr == story.headline_fr


@pytest.mark.parametrize("role", ["journalist", "moderator"])
def test_nobody_else_writes_one(role, staff, client):
    staff(role)
    story = ArticleFactory()
    assert client.post(change(story), typed(story, headline_tr="Değişti", _save="1")).status_code == 403
    with pytest.raises(rights.NotAllowed):
        working_copies.save(story, by=UserFactory(role=role), cleaned={"headline_tr": "x"}, rows={})
    assert not WorkingCopy.objects.exists()


def test_an_editor_writes_the_row_itself(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(change(story), typed(story, headline_tr="Düzeltildi", _save="1"))
    assert Article.objects.get(pk=story.pk).headline_tr == "Düzeltildi"
    assert not WorkingCopy.objects.exists()


def test_a_withdrawn_story_has_no_working_copy(staff, client):
    story = ArticleFactory(created_by=staff("journalist"), status="withdrawn")
    assert client.post(change(story), typed(story, headline_tr="Değişti", _save="1")).status_code == 403


# --- review ---------------------------------------------------------------------------------------------------------------
def test_changes_are_sent_for_review_told_to_editors_and_closed_for_their_writer(mine, client):
    editor = UserFactory(role="editor")
    client.post(change(mine), typed(mine, headline_tr="Yeni başlık", step_note="Ad düzeldi.", _copy_hand_in="1"))
    assert WorkingCopy.objects.get().standing == Standing.IN_REVIEW
    assert [(notice.verb, notice.note) for notice in editor.notices.all()] == [("copy_handed_in", "Ad düzeldi.")]
    assert client.post(change(mine), typed(mine, headline_tr="Sonradan", _save="1")).status_code == 403
    page = client.get(change(mine))
    assert page.status_code == 200
    assert page_of_copy(mine) in page.text


def test_the_editor_reads_them_word_by_word_beside_what_readers_see(staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer, headline_tr="Eski başlık burada")
    written(story, writer, headline_tr="Yeni başlık burada", tags=[])
    staff("editor")
    form = client.get(change(story)).text
    assert page_of_copy(story) in form
    assert 'name="_copy_publish"' in form
    assert "<del>Eski</del> <ins>Yeni</ins>" in client.get(page_of_copy(story)).text


def test_changes_go_back_with_a_note(staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    written(story, writer)
    staff("editor")
    page = client.post(page_of_copy(story), {"_copy_send_back": "1", "note": " "})
    assert page.status_code == 200
    assert page.context["wrong"]
    client.post(page_of_copy(story), {"_copy_send_back": "1", "note": "Kaynak?"})
    assert WorkingCopy.objects.get().standing == Standing.DRAFT
    assert [(notice.verb, notice.note) for notice in writer.notices.all()] == [("copy_sent_back", "Kaynak?")]


def test_published_changes_are_an_editors_own_save_in_one_revision(staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    copy = written(story, writer, body_tr="<p>Yeni bilgi geldi.</p>")
    editor = staff("editor")
    client.post(page_of_copy(story), {"_copy_publish": "1", "seen": copy.number})
    story.refresh_from_db()
    assert story.body_tr == "<p>Yeni bilgi geldi.</p>"
    assert story.revised_at is not None
    assert story.translation_fr == "outdated"
    assert not WorkingCopy.objects.exists()
    assert [revision.user for revision in Revision.objects.all()] == [editor]
    assert "Yeni bilgi geldi." in client.get(story.url_in("tr")).text
    assert SearchText.objects.filter(body__contains="Yeni bilgi geldi").exists()
    assert story.steps.first().what == What.COPY_PUBLISHED
    assert [notice.verb for notice in writer.notices.all()] == ["copy_published"]


def test_a_small_change_tells_readers_nothing():
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    working_copies.publish(written(story, writer), by=UserFactory(role="editor"), small=True)
    story.refresh_from_db()
    assert (story.revised_at, story.translation_fr, story.headline_tr) == (None, "ready", "Yeni başlık")


def test_changes_to_a_story_that_has_moved_on_are_not_published_unseen(staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer, headline_tr="Eski başlık", lead_tr="Eski özet")
    copy = written(story, writer)
    staff("editor")
    client.post(change(story), typed(story, lead_tr="Editörün özeti", _save="1"))
    page = client.post(page_of_copy(story), {"_copy_publish": "1", "seen": copy.number})
    assert page.status_code == 200
    assert page.context["behind"]
    assert page.context["wrong"]
    assert "Yeni" in page.text
    assert WorkingCopy.objects.filter(pk=copy.pk).exists()
    story.refresh_from_db()
    assert story.headline_tr == "Eski başlık"
    client.post(page_of_copy(story), {"_copy_publish": "1", "seen": copy.number, "over": story.version})
    story.refresh_from_db()
    assert (story.headline_tr, story.lead_tr) == ("Yeni başlık", "Editörün özeti")  # only what he changed


def test_changes_written_on_after_they_were_read_are_not_published():
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    copy = written(story, writer, Standing.DRAFT)
    working_copies.save(story, by=writer, cleaned={"headline_tr": "Bir daha"}, rows={})
    with pytest.raises(ValidationError) as refusal:
        working_copies.publish(copy, by=UserFactory(role="editor"), seen=copy.number)
    assert refusal.value.code == "newer_copy"


def test_what_a_copy_points_at_may_be_gone_by_then():
    writer = UserFactory(role="journalist")
    story, section, tag = ArticleFactory(created_by=writer), CategoryFactory(), TagFactory()
    copy = written(story, writer, category=section, tags=[tag])
    section.delete()
    tag.delete()
    published = working_copies.publish(copy, by=UserFactory(role="editor"))
    assert published.category_id == story.category_id
    assert not published.tags.exists()


def test_a_discarded_copy_is_gone_and_its_writer_is_told(staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    written(story, writer)
    stood = row(story)
    staff("editor")
    client.post(page_of_copy(story), {"_copy_discard": "1"})
    assert not WorkingCopy.objects.exists()
    assert row(story) == stood
    assert [notice.verb for notice in writer.notices.all()] == ["copy_discarded"]


STEPS = {
    "_copy_publish": {"editor", "chief"},
    "_copy_approve": {"editor", "chief"},
    "_copy_send_back": {"editor", "chief"},
    "_copy_discard": {"editor", "chief"},
    "_copy_hand_in": set(),  # it is in review
    "_nothing": set(),
}


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator", "chief"])
@pytest.mark.parametrize("name", STEPS)
def test_only_publishers_decide_on_changes(name, role, staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    written(story, writer)
    staff(role)
    status = client.post(page_of_copy(story), {name: "1", "note": "Not"}).status_code
    assert status == (302 if role in STEPS[name] else 403)


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator", "chief"])
def test_all_who_read_stories_read_their_working_copies(role, staff, client):
    writer = UserFactory(role="journalist")
    story, without = ArticleFactory(created_by=writer), ArticleFactory()
    written(story, writer)
    assert client.get(page_of_copy(story)).status_code == 302
    staff(role)
    assert client.get(page_of_copy(story)).status_code == (403 if role == "moderator" else 200)
    assert client.get(page_of_copy(without)).status_code == (403 if role == "moderator" else 404)


def test_other_pages_of_the_story_still_ask_for_the_rows_own_right(mine, client, rf):
    """Restoring a version, taking a lock: what may write the copy alone may not touch the row."""
    from django.contrib import admin

    request = rf.post("/admin/somewhere/")
    request.user, request.resolver_match = mine.created_by, None
    assert not admin.site._registry[Article].has_change_permission(request, mine)


def test_a_preview_shows_the_copy_without_touching_the_story():
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    headline, section = story.headline_tr, CategoryFactory()
    changed = copy_data.with_changes(story, written(story, writer, headline_tr="Yeni başlık", category=section))
    assert (changed.headline_tr, changed.category) == ("Yeni başlık", section)
    assert (story.headline_tr, story.category == section) == (headline, False)


def test_changes_that_wait_are_found_in_the_list(staff, client):
    writer = UserFactory(role="journalist")
    story = ArticleFactory(created_by=writer)
    ArticleFactory()
    written(story, writer)
    staff("editor")
    path = reverse("admin:articles_article_changelist")
    assert list(client.get(path, {"status": "changes"}).context["cl"].result_list) == [story]
