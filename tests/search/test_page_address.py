"""All state of a search stands in its address, in the words of its language; whatever stands there is answered."""

import time
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from korner.search.asked import LAST_PAGE, LONGEST
from tests.pages import linked, parse, words
from tests.search.answers import FACETS, STRANGE

pytestmark = pytest.mark.django_db

TREES = {"tr": "/ara/", "fr": "/fr/recherche/"}
NAMES = {
    "tr": {"language": "dil", "kind": "tur", "section": "bolum", "author": "yazar", "year": "yil"},
    "fr": {"language": "langue", "kind": "genre", "section": "rubrique", "author": "auteur", "year": "annee"},
}
PAGE = {"tr": "sayfa", "fr": "page"}


def field(document):
    """What stands in the field of the page's own form."""
    return document.xpath("//main//input[@name='q']")[0].get("value")


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_what_stands_in_the_address_is_asked(client, answers, language):
    asked = answers()
    names = NAMES[language]
    query = f"?q=vergi&{names['language']}=fr&{names['kind']}=article&{names['section']}=gundem&{names['author']}=elif-yalcin&{names['year']}=2025"
    assert client.get(TREES[language] + query).status_code == 200
    question = asked.question
    assert (question.words, question.page_language, question.page) == ("vergi", language, 1)
    assert (question.language, question.kind, question.section) == ("fr", "article", "gundem")
    assert (question.author, question.year) == ("elif-yalcin", "2025")


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_page_does_not_answer_the_other_languages_parameters(client, answers, language):
    answers()
    other = "fr" if language == "tr" else "tr"
    for name in [*NAMES[other].values(), PAGE[other]]:
        assert client.get(f"{TREES[language]}?q=vergi&{name}=1").status_code == 404, name


@pytest.mark.parametrize(
    "query",
    [
        "dil=en",
        "dil=",
        "yil=26",
        "yil=202a",
        "yil=²026",
        "yil=99999",
        "bolum=",
        "bolum=a b",
        "yazar=%00",
        "tur=" + "x" * 101,
    ],
)
def test_a_value_that_no_facet_can_have_is_not_found(client, answers, query):
    answers()
    assert client.get(f"/ara/?q=vergi&{query}").status_code == 404


def test_a_facet_that_nothing_has_gives_an_empty_answer_with_the_way_out(client, answers):
    answers()
    document = parse(client.get("/ara/?q=vergi&bolum=yok-boyle"))
    chosen = document.xpath("//ul[@class='chosen']//a")
    assert [link.get("href") for link in chosen] == ["/ara/?q=vergi"]
    assert "yok-boyle" in words(chosen[0])


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "²", "", str(LAST_PAGE + 1), "9" * 30])
def test_a_page_out_of_bounds_is_not_found(client, answers, number):
    answers()
    assert client.get(f"/ara/?q=vergi&sayfa={quote(number)}").status_code == 404
    assert client.get(f"/fr/recherche/?q=vergi&page={quote(number)}").status_code == 404


def test_a_page_behind_the_last_is_not_found(client, answers):
    answers(total=3)
    assert client.get("/ara/?q=vergi&sayfa=2").status_code == 404


def test_each_value_of_a_facet_is_a_link_that_keeps_what_was_asked(client, answers):
    answers(hits=[STRANGE], total=12, facets=FACETS)
    document = parse(client.get("/fr/recherche/?q=imp%C3%B4t&annee=2026&page=1"))
    found = {
        words(link): parse_qs(urlsplit(link.get("href")).query)
        for link in document.xpath("//details[@class='narrow']//a")
    }
    assert found["Gündem 7"] == {"q": ["impôt"], "annee": ["2026"], "rubrique": ["gundem"]}
    assert found["Türkçe 8"] == {"q": ["impôt"], "annee": ["2026"], "langue": ["tr"]}
    assert not any("2025" in text for text in found), "a facet that was chosen is not offered again"


def test_chosen_facets_are_taken_away_one_by_one(client, answers):
    answers(total=12, facets=FACETS)
    document = parse(client.get("/ara/?q=vergi&bolum=gundem&yil=2026"))
    links = {words(link): link.get("href") for link in document.xpath("//ul[@class='chosen']//a")}
    without_section, without_year, without_all = links.values()
    assert without_section == "/ara/?q=vergi&yil=2026"
    assert without_year == "/ara/?q=vergi&bolum=gundem"
    assert without_all == "/ara/?q=vergi"
    assert any("Gündem" in text for text in links)


def test_the_other_language_searches_the_same_words(client, answers):
    answers()
    document = parse(client.get("/ara/?q=vergi&bolum=gundem&dil=tr&sayfa=1"))
    assert "/fr/recherche/?q=vergi&langue=tr&rubrique=gundem" in linked(document, "//header")
    assert not document.xpath("//link[@rel='alternate'][@hreflang]")


def test_a_repeated_parameter_counts_once(client, answers):
    asked = answers()
    assert client.get("/ara/?q=bir&q=iki&yil=2024&yil=2025").status_code == 200
    assert (asked.question.words, asked.question.year) == ("iki", "2025")


BAD = {
    "one letter": "a",
    "one dotless letter": "ı",
    "quotes": "\"'«»“”",
    "operators": "AND OR NOT NEAR( a* ^b -c +d {e} col:f",
    "half a phrase": '"belediye',
    "per cent": "%%%_%",
    "control characters": "\x00\x01\x1b[31m\x7f",
    "new lines": "bir\r\niki\u2028üç",
    "right to left": "\u202eabc\u2066",
    "emoji": "👩‍👩‍👧‍👦" * 40,
    "template": "{{7*7}} {% now 'Y' %}",
    "sql": "'; DROP TABLE search_sought; --",
    "twenty kilobytes": "uzun " * 4000,
    "one long word": "x" * 20_000,
    "marks without end": "a" + "\u0301" * 5000,
    "letters that grow": "\ufdfa" * 3000,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("tree", TREES.values())
def test_whatever_is_typed_is_answered_at_once(client, tree, text):
    began = time.process_time()  # what this process works for it, whatever else the machine does
    answer = client.get(tree, {"q": text})
    assert answer.status_code == 200
    assert time.process_time() - began < 1
    assert len(field(parse(answer))) <= LONGEST
    assert client.get(tree + ("oneri/" if tree == "/ara/" else "suggestions/"), {"q": text}).status_code == 200


@pytest.mark.parametrize(
    "query", ["q=%ED%A0%80", "q=%FF%FE", "q=%", "q=%u0130", "q", "q=&q=", "&&&", "q[]=a", "q=a;b=c"]
)
def test_a_broken_address_is_answered(client, query):
    for tree in (*TREES.values(), "/ara/oneri/", "/fr/recherche/suggestions/"):
        assert client.get(f"{tree}?{query}").status_code == 200, tree


def test_what_is_too_long_is_searched_by_its_beginning_and_said_so(client, answers):
    asked = answers()
    typed = "çok uzun sözler " * 100
    document = parse(client.get("/ara/", {"q": typed}))
    assert typed.startswith(asked.question.words)
    assert field(document) == asked.question.words
    note = document.xpath("//main//input[@name='q']/@aria-describedby")[0]
    assert str(LONGEST) in words(document.get_element_by_id(note))


def test_what_is_typed_is_shown_as_it_is_and_never_runs(client, answers):
    answers()
    for text in ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "</title><b>"):
        document = parse(client.get("/ara/", {"q": text}))
        assert field(document) == text
        assert text in words(document.xpath("//title")[0])
        assert not document.xpath("//script[not(@src)] | //main//img | //*[@onerror] | //b")
