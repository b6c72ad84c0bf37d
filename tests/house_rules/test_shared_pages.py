"""A public page is the same for everybody: no cookie, no token, nothing of one visitor (DESIGN.md, principle 3)."""

import pytest
from django.test import Client

from korner.addresses import reverse_in
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
    story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """The addresses of every kind of public answer."""
    person, tag, topic = AuthorFactory(in_imprint=True), TagFactory(), TopicFactory()
    row = ArticleFactory(authors=[person], tags=[tag], topics=[topic], picture=AssetFactory())
    page, privacy = StandingPageFactory(), StandingPageFactory(role="privacy")
    french = story(only="fr")
    found = [
        "/robots.txt",
        "/manifest.webmanifest",
        "/sitemap.xml",
        "/news-sitemap.xml",
        "/favicon.ico",
        "/opensearch.xml",
        "/fr/opensearch.xml",
        "/ara/?q=haber",
        "/fr/recherche/?q=titre",
        "/ara/oneri/?q=ha",
        "/x/y-1/",
        "/yok/",
    ]
    for language in ("tr", "fr"):
        found += [thing.url_in(language) for thing in (row, row.category, person, tag, topic, page, privacy)]
        found += [
            reverse_in(language, name)
            for name in ("home", "latest", "authors", "imprint", "archive", "feeds", "feed", "search", "pharmacies")
        ]
        found += [french.url_in(language)]
    return found


def test_no_public_page_sets_a_cookie_or_depends_on_one(pages, client):
    for address in pages:
        answer = client.get(address)
        assert not answer.cookies, address
        assert "Cookie" not in answer.get("Vary", ""), address
    assert not client.cookies


def test_a_public_page_varies_on_nothing_but_its_encoding(pages, client):
    for address in pages:
        vary = {name.strip() for name in client.get(address).get("Vary", "").split(",") if name.strip()}
        assert vary <= {"Accept-Encoding"}, address


def test_a_public_page_holds_no_token(pages, client):
    for address in pages:
        text = client.get(address).text
        assert "csrf" not in text.lower(), address
        assert "nonce" not in text, address


def test_visitor_and_chief_read_the_same_bytes(pages):
    visitor, chief = Client(), Client()
    chief.force_login(UserFactory(role="chief", language="en"), backend="django.contrib.auth.backends.ModelBackend")
    chief.cookies["django_language"] = "fr"
    for address in pages:
        assert visitor.get(address).content == chief.get(address).content, address


@pytest.mark.parametrize("wish", ["fr", "tr", "en", "de-DE,de;q=0.9", "x" * 20_000, "fr;q=nan", "*"])
def test_a_page_speaks_the_language_of_its_path_whatever_the_browser_wishes(pages, client, wish):
    for address in pages:
        plain = client.get(address)
        asked = client.get(address, headers={"accept-language": wish})
        assert asked.content == plain.content, address
        if not address.endswith((".txt", ".xml", ".webmanifest")):
            assert asked["Content-Language"] == ("fr" if address.startswith("/fr/") else "tr")


def test_the_last_readers_language_does_not_stick(client):
    ArticleFactory()
    before = client.get("/").content
    client.get("/fr/")
    client.get("/fr/yok/")
    assert client.get("/").content == before


def test_a_page_asks_no_other_host_for_anything(pages, client):
    from lxml import html

    for address in pages:
        answer = client.get(address)
        if not answer["Content-Type"].startswith("text/html") or not answer.content:
            continue
        document = html.fromstring(answer.text)
        asked = document.xpath(
            "//script/@src | //link[not(@rel='canonical' or @rel='alternate')]/@href | //img/@src | //source/@srcset"
        )
        assert all(value.startswith("/") and not value.startswith("//") for value in asked), address
        assert not document.xpath(
            "//*[@style] | //style | //script[not(@src)][not(@type='application/ld+json')] | //iframe"
        ), address
        assert not [
            e for e in document.iter() if isinstance(e.tag, str) and any(name.startswith("on") for name in e.attrib)
        ], address


@pytest.mark.parametrize("suffix", ["x.css", ";.js", "%0a.css", ".css", "/style.css"])
def test_no_made_up_suffix_shows_a_page(client, suffix):
    row = ArticleFactory()
    assert client.get(row.url_in("tr") + suffix).status_code == 404
