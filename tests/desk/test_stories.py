"""How stories are written, handed in, published and kept apart at the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from articles.models import Article, Byline
from korner.publishing import Status
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, UserFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


def change(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def typed(story=None, **words):
    """What a browser sends for the form of `story`, with `words` typed over it."""
    data = {
        "source_language": "tr",
        "kind": "news",
        "headline_tr": "Yeni bir başlık",
        "body_tr": "<p>Metin.</p>",
        "comments_open": "on",
    }
    for rows in ("bylines", "topic_entries", "related_entries"):
        data |= {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    if story:
        data |= {"category": story.category_id, "seen_version": story.version, "source_language": story.source_language}
        for field in ("kicker", "headline", "lead", "body"):
            for language in ("tr", "fr"):
                data[f"{field}_{language}"] = story.text(field, language)
    return data | words


def told(response):
    """The messages a page shows."""
    return [str(message) for message in response.context["messages"]]


def test_a_journalist_begins_a_story_that_is_his_and_bears_his_name(staff, client):
    person = staff("journalist")
    author = AuthorFactory(account=person)
    section = CategoryFactory()
    response = client.post(ADD, typed(category=section.pk, _save="1"))
    story = Article.objects.get()
    assert response["Location"] == change(story)
    assert (story.status, story.created_by) == (Status.DRAFT, person)
    assert [(line.author, line.role) for line in story.bylines.all()] == [(author, Byline.Role.REPORTER)]


def test_fields_that_a_form_does_not_hold_change_nothing(staff, client):
    person = staff("journalist")
    other = UserFactory()
    extra = {
        "status": "published",
        "created_by": other.pk,
        "publish_at_0": "2020-01-01",
        "publish_at_1": "10:00",
        "version": "99",
    }
    client.post(ADD, typed(category=CategoryFactory().pk, _save="1", **extra))
    story = Article.objects.get()
    assert (story.status, story.created_by, story.publish_at, story.version) == (Status.DRAFT, person, None, 1)


def test_a_body_is_cleaned_whatever_is_posted(staff, client):
    staff("journalist")
    body = '<p onclick="x()">Merhaba</p><script>alert(1)</script><iframe src="https://evil.test"></iframe><img src="https://evil.test/a.gif">'
    client.post(ADD, typed(category=CategoryFactory().pk, body_tr=body, _save="1"))
    assert Article.objects.get().body_tr == "<p>Merhaba</p>"


def test_a_story_without_a_headline_comes_back_with_what_was_typed(staff, client):
    staff("journalist")
    response = client.post(ADD, typed(category=CategoryFactory().pk, headline_tr="  ", lead_tr="Kısa özet", _save="1"))
    assert response.status_code == 200
    assert "headline_tr" in response.context["adminform"].form.errors
    assert "Kısa özet" in response.content.decode()
    assert 'class="desk-count"' in response.content.decode()


def test_handing_in_closes_the_story_for_its_writer(staff, client):
    person = staff("journalist")
    story = ArticleFactory(draft=True, created_by=person)
    client.post(change(story), typed(story, _hand_in="1"))
    story.refresh_from_db()
    assert story.status == Status.IN_REVIEW
    assert client.post(change(story), typed(story, headline_tr="Sonradan", _save="1")).status_code == 403


@pytest.mark.parametrize("role", ["journalist", "translator"])
def test_pressing_publish_without_the_right_saves_but_publishes_nothing(role, staff, client):
    person = staff(role)
    story = ArticleFactory(draft=True, created_by=person)
    client.post(change(story), typed(story, _publish="1"))
    story.refresh_from_db()
    assert story.status == Status.DRAFT


def test_an_editor_publishes_now_and_readers_see_it_at_once(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True, headline_tr="Görünsün")
    response = client.post(change(story), typed(story, _publish="1"), follow=True)
    story.refresh_from_db()
    assert story.is_out()
    assert len(told(response)) == 1
    assert client.get(story.url_in("tr")).status_code == 200


def test_a_story_that_is_not_complete_is_saved_as_a_draft_and_says_what_is_missing(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    response = client.post(change(story), typed(story, headline_tr="Metinsiz", body_tr="", _publish="1"), follow=True)
    story.refresh_from_db()
    assert (story.status, story.headline_tr) == (Status.DRAFT, "Metinsiz")
    assert len(told(response)) == 2


def test_scheduling_takes_a_time_to_come(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    tomorrow = timezone.localtime() + timedelta(days=1)
    at = {"publish_at_0": tomorrow.strftime("%d.%m.%Y"), "publish_at_1": tomorrow.strftime("%H:%M")}
    client.post(change(story), typed(story, _schedule="1", **at))
    story.refresh_from_db()
    assert story.status == Status.PUBLISHED
    assert not story.is_out()
    assert abs(story.publish_at - tomorrow) < timedelta(minutes=1)


def test_scheduling_for_a_time_that_has_passed_says_so_and_stays_a_draft(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    typed_over = typed(story, _schedule="1", publish_at_0="01.01.2020", publish_at_1="10:00", lead_tr="Yeni özet")
    response = client.post(change(story), typed_over)
    story.refresh_from_db()
    assert story.status == Status.DRAFT
    assert "publish_at" in response.context["adminform"].form.errors
    assert "Yeni özet" in response.content.decode()


def test_an_editor_sends_a_story_back_to_its_writer(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    Article.objects.filter(pk=story.pk).update(status=Status.IN_REVIEW)
    client.post(change(story), typed(story, _send_back="1", step_note="Başlık uzun."))
    story.refresh_from_db()
    assert story.status == Status.DRAFT


def test_a_withdrawn_story_answers_410(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(change(story), typed(story, _withdraw="1", step_note="Yanlış kişi."))
    story.refresh_from_db()
    assert story.status == Status.WITHDRAWN
    assert client.get(story.url_in("tr")).status_code == 410


def test_a_published_story_can_be_read_but_not_changed_by_a_colleague_of_its_writer(staff, client):
    staff("journalist")
    story = ArticleFactory(created_by=UserFactory(role="journalist"))
    assert client.get(change(story)).status_code == 200
    assert client.post(change(story), typed(story, headline_tr="Değişti", _save="1")).status_code == 403


def test_a_translator_writes_the_other_language_and_nothing_else(staff, client):
    staff("translator")
    story = ArticleFactory(draft=True, headline_tr="Aslı", kicker_tr="Asıl", headline_fr=None, body_fr=None)
    section = CategoryFactory()
    sent = typed(
        story,
        headline_tr="Bozuldu",
        body_tr="<p>Bozuldu</p>",
        headline_fr="Le titre",
        category=section.pk,
        kind="recipe",
        _save="1",
    )
    client.post(change(story), sent)
    before = story.category_id
    story.refresh_from_db()
    assert (story.headline_tr, story.headline_fr) == ("Aslı", "Le titre")
    assert (story.category_id, story.kind) == (before, "news")


def test_whoever_saves_over_a_newer_version_is_told_and_loses_nothing(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    mine = typed(story, headline_tr="Benim başlığım", _save="1")
    client.post(change(story), typed(story, headline_tr="Onun başlığı", _save="1"))
    response = client.post(change(story), mine)
    assert response.status_code == 200
    assert "Benim başlığım" in response.content.decode()
    assert Article.objects.get(pk=story.pk).headline_tr == "Onun başlığı"
    newer = response.context["newer_version"]
    client.post(change(story), mine | {"over": newer})
    assert Article.objects.get(pk=story.pk).headline_tr == "Benim başlığım"


def test_changing_a_published_text_tells_readers_and_marks_the_translation_outdated(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(change(story), typed(story, body_tr="<p>Yeni bilgi geldi.</p>", _save="1"))
    story.refresh_from_db()
    assert story.revised_at is not None
    assert story.translation_fr == "outdated"


def test_a_small_change_tells_readers_nothing(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(change(story), typed(story, body_tr="<p>Bir harf düzeldi.</p>", small_change="on", _save="1"))
    story.refresh_from_db()
    assert (story.revised_at, story.translation_fr) == (None, "ready")


def test_an_editor_dates_a_story_back_but_never_forward(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(change(story), typed(story, date_back_0="10.08.2025", date_back_1="16:55", _save="1"))
    story.refresh_from_db()
    assert timezone.localtime(story.publish_at).strftime("%Y-%m-%d %H:%M") == "2025-08-10 16:55"
    response = client.post(change(story), typed(story, date_back_0="10.08.2099", date_back_1="16:55", _save="1"))
    assert "date_back" in response.context["adminform"].form.errors


def test_a_story_is_published_with_its_true_date_in_one_go(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    back = {"date_back_0": "10.08.2025", "date_back_1": "16:55"}
    assert client.post(change(story), typed(story, _save="1", **back)).status_code == 200  # a draft has no date yet
    client.post(change(story), typed(story, _publish="1", **back))
    story.refresh_from_db()
    assert story.is_out()
    assert timezone.localtime(story.publish_at).strftime("%Y-%m-%d %H:%M") == "2025-08-10 16:55"


def test_a_published_story_is_withdrawn_but_not_deleted(staff, client):
    staff("chief")
    story = ArticleFactory()
    assert client.post(reverse("admin:articles_article_delete", args=[story.pk]), {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=story.pk).exists()


def test_the_history_shows_what_changed_word_by_word(staff, client):
    person = staff("editor")
    story = ArticleFactory(draft=True, headline_tr="Eski başlık burada")
    client.post(change(story), typed(story, _save="1"))
    story.refresh_from_db()
    client.post(change(story), typed(story, headline_tr="Yeni başlık burada", _save="1"))
    page = client.get(reverse("admin:articles_article_history", args=[story.pk]))
    assert str(person) in page.content.decode()
    new, old = Version.objects.get_for_object(story).values_list("pk", flat=True)
    text = client.get(f"/admin/articles/article/{story.pk}/history/compare/?from={old}&to={new}").content.decode()
    assert "<del>Eski</del> <ins>Yeni</ins>" in text
