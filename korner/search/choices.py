"""Which facets does a page of the search offer, and which has its reader chosen? Each is a plain link."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.languages import page_language
from korner.search.counting import labels
from korner.search.question import FACETS
from korner.text.casing import upper
from korner.text.numbers import whole_number

TITLES = {
    "language": gettext_lazy("Language"),
    "kind": gettext_lazy("Kind"),
    "section": gettext_lazy("Section"),
    "author": gettext_lazy("Author"),
    "year": gettext_lazy("Year"),
}
SHOWN = 6  # values that stand open; the others unfold


@dataclass(frozen=True)
class Link:
    """One value a reader may choose, or has chosen: where it leads, and how many hits have it."""

    label: str
    url: str
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """One facet with its values, the most frequent first; `more` are those beyond the first few."""

    name: str
    title: str
    values: list
    more: list


def offered(asked, answer):
    """The facets that still part the hits: not chosen, and with more than one value."""
    found = []
    for name in FACETS:
        values = answer.facets.get(name, [])
        if name in asked.chosen or len(values) < 2:
            continue
        links = [Link(titled(name, value.label), asked.address(**{name: value.value}), value.count) for value in values]
        found.append(Facet(name, TITLES[name], links[:SHOWN], links[SHOWN:]))
    return found


def chosen(asked, answer):
    """What the reader has chosen, each with the address of the search without it."""
    found = []
    for name, value in asked.chosen.items():
        label = titled(name, str(name_of(name, value, answer)))
        words = _("%(facet)s: %(value)s") % {"facet": TITLES[name], "value": label}
        found.append(Link(words, asked.address(**{name: None})))
    return found


def titled(facet, label):
    """A label as it stands by itself: kinds of things are called by words that begin small within a sentence."""
    return upper(label[:1], page_language()) + label[1:] if facet == "kind" else label


def name_of(facet, value, answer):
    """What a chosen value is called; one that nothing was found in is asked of the apps, and is itself if none knows it."""
    offered = {known.value: known.label for known in answer.facets.get(facet, [])}
    if value in offered:
        return offered[value]
    if facet in ("section", "author") and whole_number(value) is None:
        return value  # their values are numbers of rows
    return labels(facet, [value], page_language()).get(value) or value
