"""What the rights come to where a role alone does not decide; every address by role: test_every_address.py (A1, A3)."""

import pytest
from django.urls import reverse

from articles.models import Article, WorkingCopy
from korner.images.models import Asset
from tests.factories import (
    ArticleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def admin_page(name, *args):
    return reverse(f"admin:{name}", args=args)


def test_the_desk_has_lists_of_these_things_and_of_no_others():
    from django.contrib import admin

    known = {model._meta.label for model in admin.site._registry}
    assert known == {
        "accounts.User",
        "articles.Article",
        "articles.Category",
        "articles.Correction",
        "articles.ReplyRequest",
        "articles.Tag",
        "articles.Topic",
        "authors.Author",
        "comments.Comment",
        "contact.ContactMessage",
        "contact.ContactTopic",
        "directory.Firm",
        "directory.Trade",
        "images.Asset",
        "markets.Instrument",
        "markets.Rate",
        "mistakes.MistakeReport",
        "pharmacies.DutyShift",
        "pharmacies.DutyWords",
        "pharmacies.Pharmacy",
        "pharmacies.Rota",
        "places.Place",
        "polls.Poll",
        "search.PromotedResult",
        "search.Sought",
        "site.MenuItem",
        "site.Redirect",
        "site.SiteSettings",
        "site.StandingPage",
        "tips.Tip",
        "weather.WeatherPlace",
    }


# Who may write into a published story, and where what is typed goes.
@pytest.mark.parametrize(
    ("role", "own", "goes_to"),
    [
        ("journalist", True, "copy"),
        ("journalist", False, None),
        ("translator", False, "copy"),
        ("editor", False, "row"),
        ("moderator", False, None),
        ("chief", False, "row"),
    ],
)
def test_a_published_story_is_written_by_publishers_and_its_working_copy_by_those_concerned(
    role, own, goes_to, staff, client
):
    person = staff(role)
    story = ArticleFactory(created_by=person if own else None)
    fields = {
        f"{name}_{language}": story.text(name, language) for name in ("headline", "body") for language in ("tr", "fr")
    }
    rows = [
        f"{rows}-{what}_FORMS"
        for rows in ("bylines", "topic_entries", "related_entries")
        for what in ("TOTAL", "INITIAL")
    ]
    data = fields | dict.fromkeys(rows, "0") | {"headline_fr": "Nouveau titre", "seen_version": story.version}
    data |= {"category": story.category_id, "kind": "news", "source_language": "tr", "_save": "1"}
    status = client.post(admin_page("articles_article_change", story.pk), data).status_code
    assert status == (302 if goes_to else 403)
    assert (Article.objects.get(pk=story.pk).headline_fr == "Nouveau titre") == (goes_to == "row")
    assert WorkingCopy.objects.exists() == (goes_to == "copy")


@pytest.mark.parametrize("role", ["translator", "moderator"])
def test_whoever_sends_no_pictures_is_refused_by_the_editors_upload(role, staff, client):
    staff(role)
    assert client.post(reverse("desk-upload")).status_code == 403
    assert Asset.objects.count() == 0


def test_reading_a_colleagues_story_changes_nothing_when_it_is_sent_back(staff, client):
    story = ArticleFactory(draft=True, headline_tr="Eski başlık")
    staff("journalist")
    path = admin_page("articles_article_change", story.pk)
    assert 'name="_save"' not in client.get(path).content.decode()
    assert client.post(path, {"headline_tr": "Yeni başlık", "_publish": "1"}).status_code == 403
    assert Article.objects.get(pk=story.pk).headline_tr == "Eski başlık"


def test_a_chief_neither_changes_nor_deletes_a_superuser_nor_makes_one(staff, client):
    owner = UserFactory(is_superuser=True)
    person = UserFactory(role="journalist")
    staff("chief")
    for page in ("accounts_user_delete", "auth_user_password_change"):
        assert client.get(admin_page(page, owner.pk)).status_code == 403
    assert client.post(admin_page("accounts_user_change", owner.pk), {"username": "x"}).status_code == 403
    client.post(
        admin_page("accounts_user_change", person.pk),
        {
            "username": person.username,
            "language": "fr",
            "is_active": "on",
            "is_superuser": "on",
            "is_staff": "",
            "email": "",
        },
    )
    person.refresh_from_db()
    assert person.language == "fr"
    assert not person.is_superuser


def test_no_page_of_the_desk_shows_the_hash_of_a_password(staff, client):
    person = UserFactory(role="journalist")
    staff("chief")
    for page in ("accounts_user_change", "accounts_user_history"):
        text = client.get(admin_page(page, person.pk)).content.decode()
        assert person.password not in text
        assert "md5" not in text
