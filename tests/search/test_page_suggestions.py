"""While a reader types, words are offered; browsers are told how the paper is searched."""

import json
from xml.etree import ElementTree

import pytest

from korner.search import asking
from korner.site.models import SiteSettings
from tests.factories import ArticleFactory
from tests.pages import parse

pytestmark = pytest.mark.django_db

SUGGEST = {"tr": "/ara/oneri/", "fr": "/fr/recherche/suggestions/"}
NS = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_index_is_asked_for_few_words_in_the_language_of_the_page(client, monkeypatch, language):
    asked = []
    monkeypatch.setattr(asking, "suggestions", lambda *given: asked.append(given) or [])
    answer = client.get(SUGGEST[language], {"q": "  Bel "})
    assert answer.json() == {"suggestions": []}
    assert asked == [("Bel", language, 8)]


def test_an_answer_to_letters_is_json_that_nobody_keeps(client):
    answer = client.get("/ara/oneri/?q=be")
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_one_letter_asks_nothing(client, monkeypatch):
    monkeypatch.setattr(asking, "suggestions", lambda *given: pytest.fail("asked"))
    for text in ("", "b", " b ", "\x00b"):
        assert client.get("/ara/oneri/", {"q": text}).json() == {"suggestions": []}


def test_the_search_is_no_page_for_robots_or_caches(client, answers):
    answers()
    for path in ("/ara/", "/ara/?q=vergi", "/fr/recherche/?q=imp%C3%B4t"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store"
        assert "noindex" in parse(answer).xpath("//meta[@name='robots']/@content")[0]
        assert not parse(answer).xpath("//link[@rel='canonical']")
        assert not answer.cookies
    assert "Disallow: /ara/" in client.get("/robots.txt").text


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_nothing_is_sent_to_the_search(client, method):
    for path in ("/ara/", *SUGGEST.values(), "/opensearch.xml"):
        assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(("tree", "language", "page"), [("", "tr", "/ara/"), ("/fr", "fr", "/fr/recherche/")])
def test_every_page_names_the_description_of_the_search_and_it_leads_back(client, tree, language, page, settings):
    SiteSettings.objects.create(name_tr="Köşe & Bucak", name_fr="Au coin de la rue Neuve")
    link = parse(client.get(f"{tree}/")).xpath("//link[@rel='search']")[0]
    assert link.get("type") == "application/opensearchdescription+xml"
    assert link.get("title") in ("Köşe & Bucak", "Au coin de la rue Neuve")
    answer = client.get(link.get("href"))
    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{NS}OpenSearchDescription"
    assert 0 < len(root.findtext(f"{NS}ShortName")) <= 16
    assert root.findtext(f"{NS}Language") == language
    template = root.find(f"{NS}Url[@type='text/html']").get("template")
    assert template == f"{settings.SITE_URL}{page}?q={{searchTerms}}"


def test_search_engines_are_told_of_the_search_on_the_front_page(client):
    for tree, page in (("/", "/ara/"), ("/fr/", "/fr/recherche/")):
        blocks = json.loads(parse(client.get(tree)).xpath("//script[@type='application/ld+json']")[0].text)
        site = next(block for block in blocks if block["@type"] == "WebSite")
        action = site["potentialAction"]
        assert action["@type"] == "SearchAction"
        assert action["target"]["urlTemplate"] == f"http://testserver{page}?q={{search_term_string}}"
        assert action["query-input"] == "required name=search_term_string"


def test_every_page_searches_in_its_own_language_without_script(client):
    row = ArticleFactory()
    for path, action in (
        ("/", "/ara/"),
        (row.url_in("tr"), "/ara/"),
        (row.url_in("fr"), "/fr/recherche/"),
        ("/yok/", "/ara/"),
    ):
        document = parse(client.get(path))
        forms = document.xpath("//header//form[@role='search']")
        assert {form.get("action") for form in forms} == {action}, path
        assert all(form.get("method") == "get" and form.xpath(".//input[@name='q']") for form in forms)
        assert all(
            form.xpath(".//label[@for=//input/@id]") and form.xpath(".//button[@type='submit']") for form in forms
        )
        names = document.xpath("//form[@role='search']/@aria-label")
        assert len(names) == len(set(names)), "each search of a page has a name of its own"
        assert document.xpath(f"//header//a[@href='{action}']"), "on the phone a link leads to the search"


def test_ids_stand_once_on_a_page(client, answers):
    answers()
    for path in ("/", "/ara/", "/ara/?q=vergi", "/fr/recherche/?q=imp%C3%B4t"):
        ids = parse(client.get(path)).xpath("//@id")
        assert len(ids) == len(set(ids)), path
