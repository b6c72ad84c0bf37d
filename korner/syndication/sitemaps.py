"""What a sitemap is made of: parts offered by the apps, each in numbered files whose cost does not grow with the paper.

An app offers its parts in a module `sitemaps` by a function `parts()`; the index finds them by that name, so that the
ground floor imports nobody above it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from importlib import import_module

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from korner.statements import Statement, number
from korner.syndication.plain import absolute, clean

SPAN = 2500  # numbers a file covers: with both languages at most 5,000 addresses
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


@dataclass(frozen=True)
class News:
    """What a news sitemap says of an entry beside its address."""

    paper: str
    language: str
    title: str
    published: datetime


@dataclass(frozen=True)
class Entry:
    """One canonical address (a path). `alternates` maps languages to the paths of real translations, itself included."""

    path: str
    changed: datetime | None = None
    alternates: dict = field(default_factory=dict)
    news: News | None = None


@dataclass(frozen=True)
class FixedPart:
    """A part of few addresses: one file, numbered 1."""

    name: str
    entries_of: Callable[[], Iterable]

    def numbers(self):
        return [1]

    def entries(self, number):
        """The entries of a file; empty for a file that is not there."""
        return list(self.entries_of()) if number == 1 else []


@dataclass(frozen=True)
class RangePart:
    """A part of many rows: file n holds the rows with ids from n * SPAN on.

    Nothing is counted: which files there are is found by leaping from each file's first row to the next file's, one
    look into the index of ids each, whatever the gaps.
    """

    name: str
    rows: Callable
    entries_of: Callable
    rows_asked: Callable | None = None  # the same rows for a statement (korner.statements), where they ask of the time

    def numbers(self):
        """The numbers of the files that hold something, ascending."""
        found, start = [], 0
        from_start = Statement(self.from_start)
        while first := from_start.ask(start=start):
            found.append(first[0] // SPAN)
            start = (found[-1] + 1) * SPAN
        return found

    def from_start(self):
        """The lowest id from `start` on; a million stories are some four hundred such looks."""
        rows = (self.rows_asked or self.rows)()
        plain = QuerySet(rows.model, query=rows.query.chain())
        return plain.filter(pk__gte=number("start")).order_by("pk").values_list("pk", flat=True)[:1]

    def entries(self, number):
        """The entries of file `number`; empty for a file that is not there."""
        start = number * SPAN
        rows = self.rows().filter(pk__gte=start, pk__lt=start + SPAN).order_by("pk")
        return [entry for row in rows for entry in self.entries_of(row)]


def in_both(url_in, changed=None):
    """Return the entries of a thing with a page in each language that `url_in(language)` names, paired where both are."""
    paths = {language: path for language in ("tr", "fr") if (path := url_in(language))}
    pair = paths if len(paths) == 2 else {}
    return [Entry(path, changed, pair) for path in paths.values()]


def all_parts():
    """Return {name: part} of all installed apps, in the order of INSTALLED_APPS."""
    found = {}
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "sitemaps"):
            offered = getattr(import_module(f"{app.name}.sitemaps"), "parts", None)
            found.update({part.name: part for part in offered()} if offered else {})
    return found


def element(name, text):
    """An element holding text."""
    return f"<{name}>{escape(clean(text), quote=False)}</{name}>"


def moment(when):
    """A moment as W3C date-time, to the second, in the paper's time."""
    return timezone.localtime(when).isoformat(timespec="seconds")


def index_xml(paths):
    """The index of the sitemaps at `paths`."""
    lines = "".join(f"<sitemap>{element('loc', absolute(path))}</sitemap>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</sitemapindex>\n'
    )


def urlset_xml(entries):
    """A sitemap of `entries`."""
    lines = "\n".join(url_xml(entry) for entry in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>\n{lines}\n</urlset>\n'


def url_xml(entry):
    """One `<url>`; Turkish is what a reader of a third language is offered (x-default)."""
    parts = [element("loc", absolute(entry.path))]
    if entry.changed:
        parts.append(element("lastmod", moment(entry.changed)))
    if entry.alternates:
        offers = {**entry.alternates, "x-default": entry.alternates["tr"]}
        parts += [
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(absolute(path))}"/>'
            for code, path in offers.items()
        ]
    if entry.news:
        parts.append(news_xml(entry.news))
    return f"<url>{''.join(parts)}</url>"


def news_xml(news):
    """The part of a `<url>` that a news sitemap adds."""
    publication = element("news:name", news.paper) + element("news:language", news.language)
    return (
        f"<news:news><news:publication>{publication}</news:publication>"
        f"{element('news:publication_date', moment(news.published))}{element('news:title', news.title)}</news:news>"
    )
