"""What a test reads off a page: the meaning of the markup, not its letters."""

from lxml import html

from korner.addresses import reverse_in


def parse(response):
    """The document of an answer."""
    return html.fromstring(response.content.decode())


def words(element):
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def path_of(address):
    """The path of a whole address of the tests' paper."""
    return address.removeprefix("http://testserver")


def canonical(document):
    """The path of the canonical address, "" when the page names none."""
    found = document.xpath("//link[@rel='canonical']/@href")
    return path_of(found[0]) if found else ""


def alternates(document):
    """{language: path} of the translations that the head names, x-default left out."""
    links = document.xpath("//head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): path_of(link.get("href")) for link in links if link.get("hreflang") != "x-default"}


def link_to(document, path, within="//main"):
    """The first link to `path` in the main part of a page, or None."""
    return next((link for link in document.xpath(f"{within}//a[@href]") if link.get("href") == path), None)


def linked(document, within="//main"):
    """All paths that the main part of a page links to, in their order."""
    return [link.get("href") for link in document.xpath(f"{within}//a[@href]")]


def language_of(element):
    """The language an element is in: its own `lang` or that of the nearest one around it."""
    return element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]


def chip_of(element):
    """The code on the chip in `element`, "" without one."""
    found = element.xpath(".//*[contains(concat(' ', @class, ' '), ' chip ')]//*[@aria-hidden='true']")
    return words(found[0]) if found else ""


def list_pages(story):
    """The paths of every kind of list that shows `story` once it is visible, in both languages."""
    found = []
    for language in ("tr", "fr"):
        found += [reverse_in(language, "home"), reverse_in(language, "latest"), reverse_in(language, "feed")]
        found += [story.category.url_in(language)]
        found += [author.url_in(language) for author in story.authors.all()]
        found += [tag.url_in(language) for tag in story.tags.all()]
        found += [topic.url_in(language) for topic in story.topics.all()]
    return found
