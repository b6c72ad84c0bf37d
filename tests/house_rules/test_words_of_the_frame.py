"""No word of another language stands in the frame of a page: menus, buttons, dates, labels (principle 1)."""

import pytest
from babel.messages.pofile import read_po

from deploy.house.stamps import ROOT
from korner.addresses import reverse_in
from tests.factories import ArticleFactory, AuthorFactory, StandingPageFactory, TagFactory, TopicFactory, story
from tests.pages import parse

pytestmark = pytest.mark.django_db

SPOKEN = ("title", "alt", "aria-label", "placeholder")


def catalogue(language):
    """{English words: words in `language`} of the message file, simple messages only."""
    path = ROOT / "korner" / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return {m.id: m.string for m in read_po(file) if m.id and isinstance(m.id, str)}


@pytest.fixture(scope="module")
def words():
    return {language: catalogue(language) for language in ("tr", "fr")}


@pytest.fixture
def pages():
    person, tag, topic = AuthorFactory(kind="columnist", in_imprint=True), TagFactory(), TopicFactory()
    filed = {"authors": [person], "tags": [tag], "topics": [topic]}
    rows = [ArticleFactory(**filed), ArticleFactory(kind="column", **filed), ArticleFactory(translation_fr="outdated")]
    one = story(only="fr"), story(only="tr")
    page = StandingPageFactory()

    def of(language):
        names = ("home", "latest", "authors", "imprint", "archive", "corrections", "feeds", "site-map", "search")
        tree = "/fr" if language == "fr" else ""
        own = one[language == "tr"]
        return [
            *(reverse_in(language, name) for name in names),
            *(thing.url_in(language) for thing in (*rows, own, rows[0].category, person, tag, topic, page)),
            f"{tree}/yok/",
            f"{reverse_in(language, 'search')}?q=yok",
            f"{reverse_in(language, 'search')}?q={'uzun' * 50}",
        ]

    return of


def said(document):
    """Every piece of text a page says in its own language, attributes included."""
    for element in document.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        holders = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
        if holders and holders[0] != document.get("lang"):
            continue
        yield from (" ".join(text.split()) for text in element.xpath("./text()"))
        if element.get("name") == "description":
            yield element.get("content")
        yield from (" ".join(element.get(name, "").split()) for name in SPOKEN)


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_no_words_of_english_or_of_the_other_language_stand_around_a_page(pages, words, client, language):
    own, other = words[language], words["tr" if language == "fr" else "fr"]
    ours = {text for text in own.values() if text}
    foreign = ({text for text in own if text not in ours} | {text for text in other.values() if text}) - ours
    for address in pages(language):
        found = {text for text in said(parse(client.get(address))) if text in foreign}
        assert not found, address
