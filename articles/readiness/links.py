"""Which links within the site do readers find nothing behind? Asked of the addresses and the database, never of a network."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import Resolver404, resolve

from articles.models import Article, ArticleQuerySet, Category, Tag, Topic
from authors.models import Author
from korner.site.models import Redirect, StandingPage

HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
MOST = 60  # links of one text that are looked at

# Pages that stand and fall with a row: the name of the address, its model, the column that its slug is looked for in.
ROWS = {
    "section": (Category, "slug_{language}"),
    "section-feed": (Category, "slug_{language}"),
    "topic": (Topic, "slug_{language}"),
    "topic-feed": (Topic, "slug_{language}"),
    "tag": (Tag, "slug_{language}"),
    "author": (Author, "slug"),
    "author-feed": (Author, "slug"),
    "page": (StandingPage, "slug_{language}"),
    "privacy": (StandingPage, "role"),
}


def inside_links(html):
    """The paths within the site that stored or typed HTML links to, each once."""
    found = []
    for href in HREF.findall(html):
        address = unescape(href).strip()
        if address.startswith(settings.SITE_URL):
            address = address.removeprefix(settings.SITE_URL) or "/"
        if address.startswith("/") and not address.startswith("//") and address not in found:
            found.append(address)
    return found[:MOST]


def broken(addresses):
    """Those of `addresses` (paths, with or without query) behind which readers find nothing; at most one query."""
    asked, wrong = {}, set()
    for address in addresses:
        path = path_of(address)
        named = named_by(path)
        if named is not None and named is not True:
            asked[address] = named
        if named is None or path.startswith(settings.DESK_PREFIX):
            wrong.add(address)
    there = existing({*asked.values(), *(("redirect", "", path_of(address)) for address in {*asked, *wrong})})
    lost = {address for address, key in asked.items() if key not in there} | wrong
    return [address for address in addresses if address in lost and ("redirect", "", path_of(address)) not in there]


def path_of(address):
    """The path of an address, percent-decoded; "" for one that cannot be read, or that no database may be asked for."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return "" if "\0" in path else path


def named_by(path):
    """(name, language, value) of the row a path stands for; True for a page that is always there, None for none."""
    for way in (path, f"{path}/") if path else ():  # one without its last slash is led to the one with it
        try:
            match = resolve(way)
        except Resolver404:
            continue
        if match.url_name == "article":
            return "article", "", str(match.kwargs["pk"])
        if match.url_name in ROWS:
            _model, column = ROWS[match.url_name]
            value = match.url_name if column == "role" else match.kwargs["slug"]
            return match.url_name.removesuffix("-feed"), match.namespace, value
        return True
    return None


def existing(keys):
    """Those of `keys` ((name, language, value)) that readers find something behind; one query for all of them."""
    groups = {}
    for name, language, value in keys:
        groups.setdefault((name, language), set()).add(value)
    parts = [rows_of(name, language, values) for (name, language), values in sorted(groups.items())]
    if not parts:
        return set()
    first, *others = parts
    return set(first.union(*others, all=True) if others else first)


def rows_of(name, language, values):
    """The rows behind the pages `name` of `language` with one of `values`, as (name, language, value)."""
    if name == "article":
        numbers = [int(value) for value in values if len(value) < 19]
        rows = ArticleQuerySet(Article).visible().filter(pk__in=numbers).annotate(at=Cast("pk", CharField()))
    elif name == "redirect":
        rows = QuerySet(Redirect).filter(old_path__in=[value[:300] for value in values]).annotate(at=F("old_path"))
    else:
        model, column = ROWS[name]
        column = column.format(language=language)
        rows = QuerySet(model).filter(**{f"{column}__in": values}).annotate(at=F(column))
        if model is StandingPage:
            rows = rows.filter(published=True)
    said = {"name_asked": Value(name, CharField()), "language_asked": Value(language, CharField())}
    return rows.order_by().annotate(**said).values_list("name_asked", "language_asked", "at")
