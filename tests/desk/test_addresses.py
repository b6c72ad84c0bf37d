"""A changed address leads on; one that is taken is refused with words."""

import pytest
from django.urls import reverse

from articles.models import Category
from authors.models import Author
from korner.site.models import Redirect, StandingPage
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, StandingPageFactory, TagFactory

pytestmark = pytest.mark.django_db


def change(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def section_form(section, **words):
    return {"name_tr": section.name_tr, "name_fr": section.name_fr, "order": 1, "on_home": "on"} | words


def test_the_old_address_of_a_section_leads_to_the_new_one_in_both_languages(staff, client):
    staff("chief")
    section = CategoryFactory(name_tr="Gündem", name_fr="Actualité")
    ArticleFactory(category=section)
    client.post(change(section), section_form(section, slug_tr="haberler", slug_fr="nouvelles"))
    for old, new in (("/gundem/", "/haberler/"), ("/fr/actualite/", "/fr/nouvelles/")):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
        assert client.get(new).status_code == 200


def test_the_story_of_a_renamed_section_is_found_at_its_old_address(staff, client):
    staff("chief")
    section = CategoryFactory(name_tr="Gündem")
    story = ArticleFactory(category=section)
    old = story.url_in("tr")
    client.post(change(section), section_form(section, slug_tr="haberler"))
    story.refresh_from_db()
    assert client.get(old)["Location"].endswith(story.url_in("tr"))


def test_the_old_address_of_an_author_leads_to_the_new_one(staff, client):
    staff("editor")
    author = AuthorFactory(name="Elif Yalçın")
    client.post(change(author), {"name": author.name, "slug": "elif", "kind": "staff", "order": 1, "listed": "on"})
    assert client.get("/yazarlar/elif-yalcin/")["Location"] == "/yazarlar/elif/"
    assert client.get("/fr/auteurs/elif-yalcin/")["Location"] == "/fr/auteurs/elif/"


def test_the_old_addresses_of_tags_and_standing_pages_lead_on(staff, client):
    staff("chief")
    tag = TagFactory(name_tr="vergi", name_fr="impôts")
    page = StandingPageFactory(name_tr="Hakkımızda", name_fr="À propos")
    client.post(change(tag), {"name_tr": "vergi", "name_fr": "impôts", "slug_tr": "vergiler"})
    client.post(
        change(page),
        {"name_tr": page.name_tr, "name_fr": page.name_fr, "slug_tr": "biz", "published": "on", "role": ""},
    )
    assert Redirect.objects.filter(old_path="/etiket/vergi/", new_path="/etiket/vergiler/").exists()
    assert client.get("/sayfa/hakkimizda/")["Location"] == "/sayfa/biz/"


@pytest.mark.parametrize(
    ("slug", "words"), [("gundem", "already in use"), ("yazarlar", "reserved"), ("2024", "reserved")]
)
def test_an_address_that_is_taken_or_reserved_is_refused_with_words(slug, words, staff, client):
    staff("chief", language="en")
    CategoryFactory(name_tr="Gündem")
    section = CategoryFactory(name_tr="Spor")
    response = client.post(change(section), section_form(section, slug_tr=slug))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert Category.objects.get(pk=section.pk).slug_tr == "spor"


def test_an_author_may_not_take_the_address_of_the_feed(staff, client):
    staff("editor", language="en")
    author = AuthorFactory()
    response = client.post(change(author), {"name": author.name, "slug": "rss", "kind": "staff", "order": 1})
    assert response.status_code == 200
    assert Author.objects.get(pk=author.pk).slug != "rss"


def test_an_old_address_written_by_hand_never_leaves_the_paper(staff, client):
    staff("chief")
    for target in ("https://evil.test/", "//evil.test/", "/\\evil.test"):
        response = client.post("/admin/site/redirect/add/", {"old_path": "/eski/", "new_path": target})
        assert response.status_code == 200
    assert Redirect.objects.count() == 0


def test_a_menu_entry_points_at_a_thing_of_the_paper_chosen_by_name(staff, client):
    from django.contrib.contenttypes.models import ContentType

    from korner.site.models import MenuItem

    staff("chief")
    page = StandingPageFactory(name_tr="Hakkımızda", name_fr="À propos")
    kind = ContentType.objects.get_for_model(StandingPage).pk
    assert "Hakkımızda" in client.get("/admin/site/menuitem/add/").content.decode()
    client.post("/admin/site/menuitem/add/", {"leads_to": f"{kind}:{page.pk}", "menu": "footer", "order": 1})
    assert MenuItem.objects.get().target == page
    refused = client.post("/admin/site/menuitem/add/", {"leads_to": f"{kind}:999999", "menu": "footer", "order": 1})
    assert refused.status_code == 200
    nothing = client.post("/admin/site/menuitem/add/", {"leads_to": "", "menu": "footer", "order": 1})
    assert nothing.status_code == 200
    assert MenuItem.objects.count() == 1


def test_the_settings_are_one_row_and_its_list_leads_to_the_form(staff, client):
    from korner.site.models import SiteSettings

    staff("chief")
    assert client.get("/admin/site/sitesettings/")["Location"] == "/admin/site/sitesettings/add/"
    row = SiteSettings.objects.create(name_tr="Korner", name_fr="Korner")
    assert client.get("/admin/site/sitesettings/")["Location"] == f"/admin/site/sitesettings/{row.pk}/change/"
    assert client.get("/admin/site/sitesettings/add/").status_code == 403
    assert client.get(f"/admin/site/sitesettings/{row.pk}/change/").status_code == 200
