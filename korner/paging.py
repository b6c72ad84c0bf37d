"""How long lists are paged: by place, not by number, so that page 900 costs what page 1 costs (RULES.md, Paging)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404

from korner.text.numbers import whole_number

PARAMETER = {"tr": "once", "fr": "avant"}
AFTER = {"tr": "sonra", "fr": "apres"}  # in lists by name
NAME_PLACE = re.compile(r"([ -~]{0,200})\.(\d{1,18})")  # a sort key is ASCII (korner.text.sorting)
CHOICE = {"tr": "dil", "fr": "langue"}
STAMP = "%Y%m%dT%H%M%SZ"
MICROSTAMP = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True)
class Place:
    """A place in a list ordered newest first."""

    at: datetime
    pk: int

    def __str__(self):
        at = self.at.astimezone(UTC)
        return f"{at.strftime(MICROSTAMP if at.microsecond else STAMP)}-{self.pk}"


def parse_place(text):
    """Return the Place written as `<UTC time>-<id>`, e.g. 20261124T155500Z-812. Raises Http404 for anything else."""
    stamp, _, number = text.partition("-")
    pk = whole_number(number)
    if pk is None:
        raise Http404
    for form in (STAMP, MICROSTAMP):
        try:
            place = Place(datetime.strptime(stamp, form).replace(tzinfo=UTC), pk)
        except ValueError:
            continue
        if str(place) == text:  # strptime is lenient; each place has one spelling, so that each page has one address
            return place
    raise Http404


@dataclass(frozen=True)
class Page:
    """One page of a list: its items, and the query strings of the next and the first page ("" where there is none)."""

    items: list
    next_query: str
    first_query: str
    is_first: bool


def language_choice(request):
    """Return "tr", "fr" or None (both): the reader's choice of texts on this list. Raises Http404 for another value.

    A list never answers the other language's parameter.
    """
    language = request.page_language
    other = CHOICE["fr" if language == "tr" else "tr"]
    if other in request.GET:
        raise Http404
    value = request.GET.get(CHOICE[language])
    if value is None:
        return None
    if value not in ("tr", "fr"):
        raise Http404
    return value


def page_of(request, stories, *, size=24):
    """Return one page of `stories`, as the address asks: of whatever has `stretch(place, number)`, newest first.

    Raises Http404 for a malformed place, for the other language's parameter, and for a place with nothing behind it.
    """
    language = request.page_language
    parameter, choice = PARAMETER[language], CHOICE[language]
    if PARAMETER["fr" if language == "tr" else "tr"] in request.GET:
        raise Http404
    asked = request.GET.get(parameter)
    items = stories.stretch(parse_place(asked) if asked is not None else None, size + 1)
    if asked is not None and not items:
        raise Http404
    more, items = len(items) > size, items[:size]
    chosen = f"{choice}={request.GET[choice]}" if choice in request.GET else ""
    next_query = ""
    if more:
        next_query = "?" + "&".join(filter(None, [chosen, f"{parameter}={Place(items[-1].publish_at, items[-1].pk)}"]))
    return Page(items, next_query, f"?{chosen}" if chosen else "", asked is None)


def page_of_names(request, things, *, size=24):
    """Return one page of `things` (a QuerySet of rows with stored sort keys), by name in the page's language.

    Raises Http404 for a malformed place, for the other language's parameter, and for a place with nothing behind it.
    """
    language = request.page_language
    parameter, column = AFTER[language], f"sort_{language}"
    if AFTER["fr" if language == "tr" else "tr"] in request.GET:
        raise Http404
    asked = request.GET.get(parameter)
    rows = things.order_by(column, "pk")
    if asked is not None:
        match = NAME_PLACE.fullmatch(asked)
        number = whole_number(match[2]) if match else None
        if number is None:
            raise Http404
        # In two steps, so that the index is entered at the place and not read from its beginning.
        behind = Q(**{f"{column}__gt": match[1]}) | Q(pk__gt=number)
        rows = rows.filter(**{f"{column}__gte": match[1]}).filter(behind)
    items = list(rows[: size + 1])
    if asked is not None and not items:
        raise Http404
    more, items = len(items) > size, items[:size]
    place = f"{getattr(items[-1], column)}.{items[-1].pk}" if more else ""
    return Page(items, f"?{urlencode({parameter: place})}" if more else "", "", asked is None)
