"""A letter about a page of the paper says which one: handed over by the page, kept through mistakes, and nothing else gets in."""

import pytest

from korner.addresses import letter_about
from tests.contact.letters import FORM, TEXT, TopicFactory, opened, write
from tests.directory.making import make_firm
from tests.factories import PlaceFactory
from tests.pages import parse, words
from widgets.contact.models import ContactMessage

pytestmark = pytest.mark.django_db

WORD = {"tr": "ilgili", "fr": "concerne"}
WAIT = "2026-11-24 12:01"


@pytest.fixture(autouse=True)
def offered(clock):
    return TopicFactory(name_tr="Hata", name_fr="Erreurs")


def told(answer):
    """(what the page says the letter is about, what the form carries)."""
    form = parse(answer).xpath("//main//form[@method='post']")[0]
    links = form.xpath("./p[@class='meta']/a/@href")
    return (links[0] if links else ""), form.xpath(".//input[@name='page']/@value")


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_firm_hands_its_address_to_the_form_and_the_letter_names_it(language, client, clock, offered, settings):
    firm = make_firm(name="Çınar", place=PlaceFactory(name_tr="Jette", name_fr="Jette"))
    path = firm.url_in(language)
    links = parse(client.get(path)).xpath(
        "//p[@class='firm-ways']/a[starts-with(@href, $form)]/@href", form=FORM[language]
    )
    answer = client.get(links[0])
    assert told(answer) == (path, [path])
    assert answer["Cache-Control"] == "no-store"
    carried = opened(client, links[0])
    clock.move_to(WAIT)
    assert write(client, offered, FORM[language], carried).status_code == 303
    lines = ContactMessage.objects.get().text.splitlines()
    assert lines[0].endswith(f" {settings.SITE_URL}{path}")
    assert lines[1:] == ["", TEXT]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_list_of_pharmacies_hands_its_address_over_too(language, client):
    path = {"tr": "/nobetci-eczaneler/", "fr": "/fr/pharmacies-de-garde/"}[language]
    (link,) = parse(client.get(path)).xpath("//p[@class='duty-mistake']/a/@href")
    assert link == letter_about(path, language)
    assert told(client.get(link)) == (path, [path])


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_page_is_kept_when_the_form_comes_back_with_mistakes(language, client, offered, settings):
    settings.ACTS_PER_MINUTE = 1
    carried = opened(client, letter_about("/piyasalar/", language))
    answer = write(client, offered, FORM[language], carried, text="")
    assert (answer.status_code, told(answer)) == (422, ("/piyasalar/", ["/piyasalar/"]))
    answer = write(client, offered, FORM[language], carried)
    assert (answer.status_code, told(answer)) == (429, ("/piyasalar/", ["/piyasalar/"]))


def test_page_is_kept_when_the_reader_takes_the_other_language(client):
    answer = client.get(letter_about("/piyasalar/", "tr"))
    assert letter_about("/piyasalar/", "fr") in parse(answer).xpath("//a[@hreflang='fr']/@href")


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.test/", "//evil.test/", "/\\evil.test/", "javascript:alert(1)", "piyasalar/", "", "/", "/yok/boyle/bir/sayfa",
        "/admin/", "/healthz", "/\"><script>alert(1)</script>", "/piyasalar/" * 60, "/\x00", "/piyasalar/?a=<b>#c",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_only_paths_of_our_own_public_pages_are_taken(given, language, client, clock, offered):
    allowed = {"/": "/", "/piyasalar/?a=<b>#c": "/piyasalar/"}.get(given, "")
    answer = client.get(FORM[language], {WORD[language]: given})
    assert answer.status_code == 200
    assert told(answer)[0] == allowed
    assert "<script>alert" not in answer.text
    carried = opened(client, FORM[language])
    clock.move_to(WAIT)
    answer = write(client, offered, FORM[language], carried, page=given, text="")
    assert told(answer)[0] == allowed
    assert "evil" not in answer.text
    assert write(client, offered, FORM[language], carried, page=given).status_code == 303
    letter = ContactMessage.objects.get()
    assert ("evil" in letter.text, letter.text.endswith(TEXT)) == (False, True)
    assert (letter.text == TEXT) is (not allowed)


def test_letter_without_a_page_is_about_none(client):
    answer = client.get(FORM["tr"])
    assert told(answer)[0] == ""
    assert words(parse(answer).xpath("//h2[@id='write']")[0])
