"""The paper's main job, played as people do it: a journalist writes, an editor publishes, readers of two languages read."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.conftest import Watch
from tests.factories import PASSWORD, ArticleFactory, AuthorFactory, CategoryFactory, UserFactory, story

pytestmark = pytest.mark.django_db(transaction=True)

FRENCH = {
    "kicker": "Diplomatie",
    "headline": "Schaerbeek – Emirdağ : une visite historique scelle trente ans de jumelage",
    "lead": "Trente ans après la première délégation, les deux communes signent un accord de coopération élargi.",
}
TURKISH = {
    "kicker": "Diplomasi",
    "headline": "Schaerbeek – Emirdağ: otuz yıllık kardeşlikte dönüm noktası",
    "lead": "Yeni dönem: imzalanan iki belge iki kente ne getiriyor?",
}
PARAGRAPH = "La visite officielle de la délégation a duré trois jours, entre réunions et promenades."
POINTS = ["Un mémorandum sur la formation des jeunes.", "Une déclaration commune sur le tourisme."]
GUEST_HEADING = "Le point de vue de l’invité"
GUEST = "Depuis le premier voyage, nos deux communes ont appris à se connaître et à se parler."


def sign_in(page, house, username):
    """Sign in at the desk by its own form."""
    page.goto(f"{house}/admin/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.locator("form button[type=submit]").first.click()
    expect(page).to_have_url(f"{house}/admin/")


def sign_out(page, house):
    """Leave the desk; only a POST does."""
    page.goto(f"{house}/admin/hesap/logout/")
    page.locator("main form button[type=submit], form[action*='logout'] button[type=submit]").last.click()
    page.wait_for_load_state()


def choose(page, field, words):
    """Choose from an autocomplete field what begins with `words`."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def write(page, language, words):
    """Fill one language's tab."""
    page.locator(f"#tab-{language}").click()
    for field, text in words.items():
        page.fill(f"[name={field}_{language}]", text)


def write_body(page, language):
    """Write the text in the editor with its own keys: paragraphs, a list of two points, a heading, the guest's part."""
    editor = page.locator(f"#panel-{language} .ck-editor__editable")
    editor.click()
    keys = page.keyboard
    keys.type(PARAGRAPH)
    keys.press("Enter")
    keys.type("* ")
    keys.type(POINTS[0])
    keys.press("Enter")
    keys.type(POINTS[1])
    keys.press("Enter")
    keys.press("Enter")
    keys.type("## ")
    keys.type(GUEST_HEADING)
    keys.press("Enter")
    keys.type(GUEST)


def assert_one_h1(page):
    assert page.locator("h1").count() == 1, page.url


def test_story_goes_from_the_desk_to_readers_of_both_languages(house, page):
    cache.clear()
    reporter = UserFactory(username="muhabir", role="journalist")
    UserFactory(username="editor", role="editor", language="fr")
    AuthorFactory(name="Kadir Deneme", account=reporter)
    section = CategoryFactory(name_tr="Gündem", name_fr="Actualité")
    ArticleFactory(category=section, headline_tr="Dünkü haber", headline_fr="La nouvelle d’hier")
    watch = Watch(page, house)

    # The journalist writes: French original, Turkish headline and lead only.
    sign_in(page, house, "muhabir")
    page.goto(f"{house}/admin/articles/article/add/")
    page.select_option("[name=source_language]", "fr")
    choose(page, "category", "Gündem")
    write(page, "fr", FRENCH)
    write_body(page, "fr")
    write(page, "tr", TURKISH)
    with page.expect_navigation():
        page.locator("button[name=_hand_in]").click()
    article = Article.objects.get(headline_fr__startswith="Schaerbeek")
    assert article.status == Article.Status.IN_REVIEW
    assert (article.translation_fr, article.translation_tr) == ("ready", "headline")
    assert "<li>" in article.body_fr
    assert f"<h2>{GUEST_HEADING}</h2>" in article.body_fr
    sign_out(page, house)

    # The editor publishes now.
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{article.pk}/change/")
    with page.expect_navigation():
        page.locator("button[name=_publish]").click()
    article.refresh_from_db()
    assert article.is_out()
    sign_out(page, house)
    watch.assert_clean()
    page.context.clear_cookies()

    # A reader of French: first on the home page, whole on its page.
    page.goto(f"{house}/fr/")
    assert_one_h1(page)
    first = page.locator("main h2 a, main h3 a").first
    expect(first).to_contain_text("une visite historique")
    first.click()
    assert_one_h1(page)
    expect(page.locator("h1")).to_contain_text("une visite historique")
    expect(page.locator("article ul li", has_text=POINTS[0]).first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Kadir Deneme")
    french_page = page.url

    # A reader of Turkish: Turkish headline and FR chip on the home page; frame and words Turkish, body French and marked.
    page.goto(f"{house}/")
    lead = page.locator("main article, main li").filter(has_text=TURKISH["headline"]).first
    expect(lead.locator(".chip").first).to_have_text(re.compile("FR"))
    page.get_by_role("link", name=TURKISH["headline"]).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "tr")
    expect(page.locator("h1")).to_contain_text(TURKISH["headline"])
    assert page.locator("h1").get_attribute("lang") in (None, "tr")
    expect(page.locator("main")).to_contain_text(TURKISH["lead"])
    body = page.locator("[lang=fr]", has_text=PARAGRAPH).last
    expect(body).to_be_visible()
    expect(page.locator("main .honest").first).to_be_visible()
    assert page.locator("link[rel=canonical]").get_attribute("href") == french_page
    assert page.locator("link[rel=alternate][hreflang]").count() == 0
    assert page.context.cookies() == []


def test_french_only_story_shows_its_french_headline_on_turkish_pages(house, page):
    section = CategoryFactory(name_tr="Gündem", name_fr="Actualité")
    writer = AuthorFactory(name="Julien Deneme")
    only = story("fr", category=section, headline_fr="Une histoire racontée en français", authors=[writer])
    day = timezone.localtime(only.publish_at)
    for path in ("/", "/gundem/", writer.url_in("tr"), f"/arsiv/{day:%Y/%m/%d}/"):
        page.goto(house + path)
        assert_one_h1(page)
        link = page.get_by_role("link", name=only.headline_fr).first
        expect(link).to_have_attribute("href", only.url_in("fr"))
        expect(link).to_have_attribute("hreflang", "fr")
        expect(link.locator("[lang=fr]")).to_have_text(only.headline_fr)
        expect(page.locator("main .chip").first).to_have_text(re.compile("FR"))
    for path, words in (
        ("/rss/", only.url_in("fr")),
        ("/fr/actualite/rss/", only.url_in("fr")),
        ("/news-sitemap.xml", only.url_in("fr")),
    ):
        assert words in page.request.get(house + path).text(), path
    index = page.request.get(f"{house}/sitemap.xml").text()
    parts = re.findall(r"<loc>[^<]*?(/sitemaps[^<]*)</loc>", index) or re.findall(
        r"<loc>https?://[^/]+(/[^<]+)</loc>", index
    )
    assert any(only.url_in("fr") in page.request.get(house + part).text() for part in parts)
