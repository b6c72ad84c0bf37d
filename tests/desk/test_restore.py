"""Taking a version back: it is a save like any other, asks the same rights, and loses nothing of the history."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from reversion.models import Version

from articles.admin import ArticleAdmin
from articles.models import Article, Byline, RelatedStory, ReplyRequest
from korner.desk.base import revision_by
from korner.publishing import Status
from korner.site.models import StandingPage
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    StandingPageFactory,
    TagFactory,
    UserFactory,
)
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def version(story, person):
    """Keep `story` as it stands as a version; returns its number."""
    with revision_by(person):
        story.save()
    return Version.objects.get_for_object(story).first().pk


def address(thing, number):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_restore", args=[thing.pk, number])


def take_back(client, thing, number, what="all", **data):
    """Open the page that asks, and confirm."""
    document = parse(client.get(address(thing, number), {"what": what}))
    seen = document.xpath("//form[@method='post']//input[@name='seen']/@value")
    return client.post(address(thing, number), {"what": what, "seen": seen[0] if seen else "", **data})


@pytest.fixture
def editor(staff):
    return staff("editor", language="en")


def test_all_of_a_version_comes_back_as_a_new_version(clock, client, editor):
    first, second, tag = AuthorFactory(), AuthorFactory(), TagFactory()
    beside, picture = ArticleFactory(), AssetFactory()
    story = ArticleFactory(draft=True, headline_tr="Eski", authors=[first], tags=[tag], picture=picture)
    RelatedStory.objects.create(article=story, other=beside)
    old = version(story, editor)
    clock.move_to("2026-11-24 13:00")
    story.headline_tr, story.headline_fr, story.body_tr, story.picture = "Yeni", "Nouveau", "<p>Yeni.</p>", None
    story.bylines.all().delete()
    Byline.objects.create(article=story, author=second)
    story.tags.clear()
    story.related_entries.all().delete()
    newer = version(story, editor)
    response = take_back(client, story, old)
    assert response["Location"] == reverse("admin:articles_article_change", args=[story.pk])
    story = Article.objects.get(pk=story.pk)
    assert story.headline_tr == "Eski"
    assert story.headline_fr.startswith("Un titre")
    assert "Türkçe metni" in story.body_tr
    assert story.picture == picture
    assert [line.author for line in story.bylines.all()] == [first]
    assert list(story.tags.all()) == [tag]
    assert [entry.other for entry in story.related_entries.all()] == [beside]
    numbers = list(Version.objects.get_for_object(story).values_list("pk", flat=True))
    assert numbers[1:] == [newer, old]
    history = client.get(reverse("admin:articles_article_history", args=[story.pk])).content.decode()
    assert "Taken back to the version of 24 November 2026" in history


def test_one_language_comes_back_and_the_other_stays(client, editor):
    story = ArticleFactory(draft=True, headline_tr="Eski", headline_fr="Ancien", lead_fr="Chapeau ancien")
    old = version(story, editor)
    story.headline_tr, story.headline_fr, story.lead_fr, story.slug_fr = "Yeni", "Nouveau", "Chapeau neuf", "nouveau"
    version(story, editor)
    take_back(client, story, old, "fr")
    story.refresh_from_db()
    assert (story.headline_tr, story.headline_fr, story.lead_fr) == ("Yeni", "Ancien", "Chapeau ancien")
    assert story.slug_fr == "nouveau"


def test_the_page_shows_what_will_change_before_anything_does(client, editor):
    story = ArticleFactory(draft=True, headline_tr="Eski başlık", headline_fr="Ancien titre")
    old = version(story, editor)
    story.headline_tr, story.headline_fr = "Yeni başlık", "Nouveau titre"
    version(story, editor)
    document = parse(client.get(address(story, old), {"what": "tr"}))
    sections = document.xpath("//section[@class='desk-compare']")
    assert [words(one[0]) for one in sections] == ["Headline TR"]
    assert [one.text for one in sections[0].xpath(".//ins")] == ["Eski"]
    story.refresh_from_db()
    assert story.headline_tr == "Yeni başlık"


def test_status_times_and_embargo_are_never_taken_back(clock, client, editor):
    story = ArticleFactory(draft=True, headline_tr="Eski")
    old = version(story, editor)
    later = clock.move_to("2026-11-24 12:00").replace(hour=20)
    story.status, story.publish_at, story.embargo_until = Status.PUBLISHED, later, later
    story.withdrawn_fr, story.headline_tr = True, "Yeni"
    version(story, editor)
    take_back(client, story, old)
    story.refresh_from_db()
    assert story.headline_tr == "Eski"
    assert (story.status, story.publish_at, story.embargo_until) == (Status.PUBLISHED, later, later)
    assert story.withdrawn_fr


def test_what_readers_see_follows_search_and_revision_too(clock, client, editor):
    story = ArticleFactory(headline_tr="Zambak açtı", body_tr="<p>Zambak bahçede açtı.</p>")
    old = version(story, editor)
    story.headline_tr, story.body_tr = "Lale açtı", "<p>Lale bahçede açtı.</p>"
    version(story, editor)
    clock.move_to("2026-11-24 15:00")
    take_back(client, story, old, "tr")
    story.refresh_from_db()
    assert "Zambak açtı" in client.get(story.url_in("tr")).content.decode()
    assert story.revised_at == clock.move_to("2026-11-24 15:00")
    assert story.translation_fr == "outdated"
    assert story.url_in("tr") in client.get("/ara/?q=zambak").content.decode()
    assert story.url_in("tr") not in client.get("/ara/?q=lale").content.decode()


def test_a_story_saved_meanwhile_is_not_written_over(client, editor):
    story = ArticleFactory(draft=True, headline_tr="Eski")
    old = version(story, editor)
    story.headline_tr = "Yeni"
    version(story, editor)
    seen = parse(client.get(address(story, old))).xpath("//input[@name='seen']/@value")[0]
    story.headline_tr = "Başkasının başlığı"
    story.save()
    response = client.post(address(story, old), {"what": "all", "seen": seen})
    assert response.status_code == 409
    assert "Somebody has saved meanwhile" in response.content.decode()
    assert "Başkasının" in response.content.decode()
    story.refresh_from_db()
    assert story.headline_tr == "Başkasının başlığı"


def test_whoever_says_nothing_of_what_he_saw_restores_nothing(client, editor):
    story = ArticleFactory(draft=True, headline_tr="Eski")
    old = version(story, editor)
    story.headline_tr = "Yeni"
    version(story, editor)
    assert client.post(address(story, old), {"what": "all"}).status_code == 409
    assert Article.objects.get(pk=story.pk).headline_tr == "Yeni"


def test_looking_at_the_page_changes_nothing(client, editor):
    story = ArticleFactory(draft=True, headline_tr="Eski")
    old = version(story, editor)
    before = Version.objects.count(), Article.objects.get(pk=story.pk).version
    client.get(address(story, old), {"what": "all", "seen": "x"})
    assert before == (Version.objects.count(), Article.objects.get(pk=story.pk).version)


# --- who may ----------------------------------------------------------------------------------------------------------
def test_a_journalist_takes_back_his_draft_or_what_goes_to_his_working_copy_and_nothing_else(client, staff):
    person = staff("journalist")
    own, colleagues = ArticleFactory(draft=True, created_by=person), ArticleFactory(draft=True)
    handed_in = ArticleFactory(draft=True, created_by=person, status=Status.IN_REVIEW)
    published = ArticleFactory(created_by=person)
    for story in (own, colleagues, handed_in, published):
        story.headline_tr = "Eski"
        old = version(story, person)
        story.headline_tr = "Yeni"
        version(story, person)
        may = story in (own, published)
        assert client.get(address(story, old)).status_code == (200 if may else 403)
        posted = client.post(address(story, old), {"what": "all", "seen": ""}).status_code
        assert posted == (409 if may else 403)
        history = client.get(reverse("admin:articles_article_history", args=[story.pk])).content.decode()
        assert (address(story, old) in history) == may
    assert take_back(client, own, Version.objects.get_for_object(own).last().pk).status_code == 302
    own.refresh_from_db()
    assert own.headline_tr == "Eski"


def test_a_translator_takes_back_his_language_alone(client, staff):
    person = staff("translator")
    story = ArticleFactory(draft=True, headline_tr="Eski", headline_fr="Ancien", source_language="tr")
    old = version(story, person)
    story.headline_tr, story.headline_fr = "Yeni", "Nouveau"
    version(story, person)
    for what in ("all", "tr"):
        assert client.post(address(story, old), {"what": what, "seen": ""}).status_code == 403
    take_back(client, story, old, "fr")
    story.refresh_from_db()
    assert (story.headline_tr, story.headline_fr) == ("Yeni", "Ancien")


def test_a_moderator_and_a_stranger_find_no_way_to_old_versions(client, staff):
    story = ArticleFactory(draft=True)
    old = version(story, UserFactory())
    assert client.get(address(story, old))["Location"].startswith("/admin/")
    assert client.post(address(story, old), {"what": "all"}).status_code == 302
    staff("moderator")
    assert client.get(address(story, old)).status_code == 403
    assert client.post(address(story, old), {"what": "all"}).status_code == 403


def test_the_version_of_another_story_is_not_found(client, editor):
    story, other = ArticleFactory(draft=True), ArticleFactory(draft=True)
    version(story, editor)
    foreign = version(other, editor)
    for number in (foreign, "²", "abc", "99999999999999999999"):
        assert client.get(address(story, number)).status_code == 404
        assert client.post(address(story, number), {"what": "all"}).status_code == 404


@pytest.mark.parametrize("refusal", [ValidationError("Şef kilitledi."), PermissionError])
def test_a_lock_that_somebody_holds_is_held_against_restoring_too(refusal, client, editor, monkeypatch):
    from django.core.exceptions import PermissionDenied

    def refuse(self, request, obj):
        raise refusal if isinstance(refusal, ValidationError) else PermissionDenied

    story = ArticleFactory(draft=True, headline_tr="Eski")
    old = version(story, editor)
    story.headline_tr = "Yeni"
    version(story, editor)
    monkeypatch.setattr(ArticleAdmin, "refuse_if_locked", refuse)
    response = take_back(client, story, old)
    assert response.status_code in (403, 409)
    assert Article.objects.get(pk=story.pk).headline_tr == "Yeni"


# --- what cannot come back ------------------------------------------------------------------------------------------
def test_what_has_gone_since_does_not_come_back_and_the_rest_does(client, editor):
    tag, author = TagFactory(), AuthorFactory()
    story = ArticleFactory(draft=True, headline_tr="Eski", tags=[tag], authors=[author], picture=AssetFactory())
    old = version(story, editor)
    story.bylines.all().delete()
    picture, story.picture = story.picture, None
    story.save()
    picture.delete()
    tag.delete()
    author.delete()
    story.refresh_from_db()
    story.headline_tr = "Yeni"
    version(story, editor)
    assert take_back(client, story, old).status_code == 302
    story = Article.objects.get(pk=story.pk)
    assert (story.headline_tr, story.picture, story.bylines.count(), story.tags.count()) == ("Eski", None, 0, 0)


def test_a_published_story_is_not_taken_back_to_one_without_a_text(client, editor):
    story = ArticleFactory(draft=True, body_tr="")
    old = version(story, editor)
    story.body_tr, story.status, story.publish_at = "<p>Metin.</p>", Status.PUBLISHED, story.created_at
    version(story, editor)
    response = take_back(client, story, old)
    assert response.status_code == 409
    assert "A published story needs its text." in response.content.decode()
    assert Article.objects.get(pk=story.pk).body_tr == "<p>Metin.</p>"


def test_bylines_that_changed_places_come_back_in_their_old_order(client, editor):
    first, second = AuthorFactory(), AuthorFactory()
    story = ArticleFactory(draft=True, authors=[first, second])
    old = version(story, editor)
    for line in story.bylines.all():
        line.order = 1 - line.order
        line.save()
    version(story, editor)
    take_back(client, story, old)
    assert [line.author for line in story.bylines.order_by("order", "pk")] == [first, second]


def test_other_things_of_the_desk_are_taken_back_by_those_who_may_change_them(client, staff):
    chief = staff("chief")
    page = StandingPageFactory(body_tr="<p>Eski metin.</p>", body_fr="<p>Ancien texte.</p>")
    old = version(page, chief)
    page.body_tr, page.body_fr = "<p>Yeni metin.</p>", "<p>Nouveau texte.</p>"
    version(page, chief)
    take_back(client, page, old, "tr")
    page = StandingPage.objects.get(pk=page.pk)
    assert (page.body_tr, page.body_fr) == ("<p>Eski metin.</p>", "<p>Nouveau texte.</p>")


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_keeps_no_versions_has_none_to_take_back(method, staff, client):
    staff("chief")
    reply = ReplyRequest.objects.create(article=ArticleFactory(), person="Ayşe Yılmaz", language="tr")
    for thing in (reply, UserFactory(role="journalist")):
        assert getattr(client, method)(address(thing, 1), {"what": "all"}).status_code == 404
