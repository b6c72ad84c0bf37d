"""Who opens which page of the desk: one table, secondary pages too (checklist A1, A3)."""

import pytest
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from articles.comments.models import Comment
from articles.models import Article, Correction, ReplyRequest, WorkingCopy
from korner.desk.base import revision_by
from korner.images.models import Asset
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    PromotedResultFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

ROLES = ["journalist", "translator", "editor", "moderator", "chief"]
EVERYBODY = "journalist translator editor moderator chief"
NEWSROOM = "journalist translator editor chief"
WRITERS = "journalist editor chief"
EDITORS = "editor chief"
MODERATORS = "moderator chief"
CHIEF = "chief"
NOBODY = ""

# page: who may open it. Everybody else is refused, and people who are not signed in are sent to sign in.
PAGES = {
    "start": EVERYBODY,
    "locks": NEWSROOM,
    "my account": EVERYBODY,
    "notices": EVERYBODY,
    "a time in words": EVERYBODY,
    "stories": NEWSROOM,
    "new story": WRITERS,
    "a colleague's story": NEWSROOM,
    "a story's history": NEWSROOM,
    "changes to a published story": NEWSROOM,
    "two versions of a story": NEWSROOM,
    "take back a version of a colleague's draft": f"translator {EDITORS}",
    "preview of a colleague's draft": NEWSROOM,
    "its page in the preview": NEWSROOM,
    "preview of a new story": WRITERS,
    "links by which outsiders see a colleague's draft": EDITORS,
    "delete a draft": CHIEF,
    "look up sections for a story": NEWSROOM,
    "look up authors for a byline": NEWSROOM,
    "look up tags for a story": NEWSROOM,
    "look up stories to put beside": NEWSROOM,
    "look up accounts for an author": CHIEF,
    "pictures": NEWSROOM,
    "new pictures": WRITERS,
    "a picture": NEWSROOM,
    "a picture's history": NEWSROOM,
    "delete a picture": CHIEF,
    "library for the editor": NEWSROOM,
    "original of a picture": NEWSROOM,
    "sections": NEWSROOM,
    "new section": CHIEF,
    "delete a section": CHIEF,
    "topics": NEWSROOM,
    "new topic": EDITORS,
    "delete a topic": CHIEF,
    "tags": NEWSROOM,
    "new tag": EDITORS,
    "delete a tag": CHIEF,
    "authors": NEWSROOM,
    "new author": EDITORS,
    "delete an author": CHIEF,
    "sought by readers": EDITORS,
    "results set by hand": EDITORS,
    "new result set by hand": EDITORS,
    "a result set by hand": EDITORS,
    "delete a result set by hand": CHIEF,
    "corrections": EDITORS,
    "new correction": EDITORS,
    "a correction": EDITORS,
    "a correction's history": EDITORS,
    "delete a correction": CHIEF,
    "look up stories to correct": NEWSROOM,
    "replies": EDITORS,
    "replies overdue": EDITORS,
    "new reply": EDITORS,
    "a reply": EDITORS,
    "look up stories to answer": NEWSROOM,
    "look up corrections for a reply": EDITORS,
    "delete a reply": NOBODY,
    "comments": MODERATORS,
    "comments of a story": MODERATORS,
    "a comment": MODERATORS,
    "write a comment at the desk": NOBODY,
    "delete a comment": CHIEF,
    "menus": CHIEF,
    "new menu entry": CHIEF,
    "a menu entry": CHIEF,
    "standing pages": CHIEF,
    "a standing page": CHIEF,
    "a standing page's history": CHIEF,
    "old addresses": CHIEF,
    "new old address": CHIEF,
    "settings": CHIEF,
    "people": CHIEF,
    "new person": CHIEF,
    "a person": CHIEF,
    "a person's password": CHIEF,
    "delete a person": CHIEF,
}


def admin_page(name, *args):
    return reverse(f"admin:{name}", args=args)


def lookup(app, model, field):
    return f"{reverse('admin:autocomplete')}?app_label={app}&model_name={model}&field_name={field}&term=a"


@pytest.fixture
def paths(db):
    """The address of every page in the table."""
    story = ArticleFactory(draft=True)
    copied = ArticleFactory()
    WorkingCopy.objects.create(article=copied, based_on=copied.version, saved_at=timezone.now())
    with revision_by(UserFactory()):
        story.save()
    version = Version.objects.get_for_object(story).get().pk
    asset = AssetFactory()
    topic, tag, author, section = TopicFactory(), TagFactory(), AuthorFactory(), CategoryFactory()
    by_hand = PromotedResultFactory()
    out = ArticleFactory()
    correction = Correction.objects.create(article=out, text_tr="Rakam yanlıştı.")
    reply = ReplyRequest.objects.create(article=out, person="Ayşe Yılmaz", language="tr")
    comment = Comment.objects.create(article=out, name="Ayşe", text="Bir söz.", language="tr")
    entry, page, person = MenuItemFactory(named="authors"), StandingPageFactory(), UserFactory(role="journalist")
    return {
        "start": admin_page("index"),
        "locks": reverse("desk-locks"),
        "my account": reverse("desk-account"),
        "notices": reverse("desk-notices"),
        "a time in words": reverse("desk-moment"),
        "stories": admin_page("articles_article_changelist"),
        "new story": admin_page("articles_article_add"),
        "a colleague's story": admin_page("articles_article_change", story.pk),
        "a story's history": admin_page("articles_article_history", story.pk),
        "changes to a published story": admin_page("articles_article_working_copy", copied.pk),
        "two versions of a story": f"{admin_page('articles_article_compare', story.pk)}?from={version}&to={version}",
        "take back a version of a colleague's draft": admin_page("articles_article_restore", story.pk, version),
        "preview of a colleague's draft": admin_page("articles_article_preview", story.pk),
        "its page in the preview": admin_page("articles_article_preview_page", story.pk),
        "preview of a new story": admin_page("articles_article_preview_new"),
        "links by which outsiders see a colleague's draft": admin_page("articles_article_preview_links", story.pk),
        "delete a draft": admin_page("articles_article_delete", story.pk),
        "look up sections for a story": lookup("articles", "article", "category"),
        "look up authors for a byline": lookup("articles", "byline", "author"),
        "look up tags for a story": lookup("articles", "article", "tags"),
        "look up stories to put beside": lookup("articles", "relatedstory", "other"),
        "look up accounts for an author": lookup("authors", "author", "account"),
        "pictures": admin_page("images_asset_changelist"),
        "new pictures": admin_page("images_asset_add"),
        "a picture": admin_page("images_asset_change", asset.pk),
        "a picture's history": admin_page("images_asset_history", asset.pk),
        "delete a picture": admin_page("images_asset_delete", asset.pk),
        "library for the editor": reverse("desk-library"),
        "original of a picture": reverse("desk-original", args=[asset.pk]),
        "sections": admin_page("articles_category_changelist"),
        "new section": admin_page("articles_category_add"),
        "delete a section": admin_page("articles_category_delete", section.pk),
        "topics": admin_page("articles_topic_changelist"),
        "new topic": admin_page("articles_topic_add"),
        "delete a topic": admin_page("articles_topic_delete", topic.pk),
        "tags": admin_page("articles_tag_changelist"),
        "new tag": admin_page("articles_tag_add"),
        "delete a tag": admin_page("articles_tag_delete", tag.pk),
        "authors": admin_page("authors_author_changelist"),
        "new author": admin_page("authors_author_add"),
        "delete an author": admin_page("authors_author_delete", author.pk),
        "sought by readers": admin_page("search_sought_changelist"),
        "results set by hand": admin_page("search_promotedresult_changelist"),
        "new result set by hand": admin_page("search_promotedresult_add"),
        "a result set by hand": admin_page("search_promotedresult_change", by_hand.pk),
        "delete a result set by hand": admin_page("search_promotedresult_delete", by_hand.pk),
        "corrections": admin_page("articles_correction_changelist"),
        "new correction": f"{admin_page('articles_correction_add')}?article={out.pk}",
        "a correction": admin_page("articles_correction_change", correction.pk),
        "a correction's history": admin_page("articles_correction_history", correction.pk),
        "delete a correction": admin_page("articles_correction_delete", correction.pk),
        "look up stories to correct": lookup("articles", "correction", "article"),
        "replies": admin_page("articles_replyrequest_changelist"),
        "replies overdue": f"{admin_page('articles_replyrequest_changelist')}?due=overdue",
        "new reply": admin_page("articles_replyrequest_add"),
        "a reply": admin_page("articles_replyrequest_change", reply.pk),
        "look up stories to answer": lookup("articles", "replyrequest", "article"),
        "look up corrections for a reply": lookup("articles", "replyrequest", "reply_correction"),
        "delete a reply": admin_page("articles_replyrequest_delete", reply.pk),
        "comments": admin_page("comments_comment_changelist"),
        "comments of a story": f"{admin_page('comments_comment_changelist')}?story={out.pk}&state=pending",
        "a comment": admin_page("comments_comment_change", comment.pk),
        "write a comment at the desk": admin_page("comments_comment_add"),
        "delete a comment": admin_page("comments_comment_delete", comment.pk),
        "menus": admin_page("site_menuitem_changelist"),
        "new menu entry": admin_page("site_menuitem_add"),
        "a menu entry": admin_page("site_menuitem_change", entry.pk),
        "standing pages": admin_page("site_standingpage_changelist"),
        "a standing page": admin_page("site_standingpage_change", page.pk),
        "a standing page's history": admin_page("site_standingpage_history", page.pk),
        "old addresses": admin_page("site_redirect_changelist"),
        "new old address": admin_page("site_redirect_add"),
        "settings": admin_page("site_sitesettings_add"),
        "people": admin_page("accounts_user_changelist"),
        "new person": admin_page("accounts_user_add"),
        "a person": admin_page("accounts_user_change", person.pk),
        "a person's password": admin_page("auth_user_password_change", person.pk),
        "delete a person": admin_page("accounts_user_delete", person.pk),
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_pages_and_no_other(role, staff, client, paths):
    staff(role)
    wrong = []
    for name, path in paths.items():
        status = client.get(path).status_code
        if status != (200 if role in PAGES[name].split() else 403):
            wrong.append((name, status))
    assert wrong == []


def test_somebody_not_signed_in_is_sent_to_sign_in_from_every_page(client, paths):
    for name, path in paths.items():
        for method in (client.get, client.post, client.head):
            response = method(path)
            assert response.status_code == 302, name
            assert response["Location"].startswith(("/admin/login/", "/admin/hesap/login/")), name


def test_every_page_of_the_admin_is_in_the_table_or_belongs_to_nobody(paths):
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
        "images.Asset",
        "search.PromotedResult",
        "search.Sought",
        "site.MenuItem",
        "site.Redirect",
        "site.SiteSettings",
        "site.StandingPage",
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
