"""How many of the hits have which value of a facet, and what is it called?"""

from collections import Counter
from operator import itemgetter

from django.utils.translation import gettext as _

from korner.languages import FRENCH, TURKISH
from korner.search.question import FacetValue
from korner.search.searchable import searchables

COLUMNS = ("pk", "kind", "section", "authors", "year")  # what is read of each document that is counted
NUMBER, KIND, SECTION, AUTHORS, YEAR = range(5)
MOST = 40  # values of a facet that are offered


def facets(documents, hits, page_language):
    """{facet: [FacetValue]}, the most frequent first, years from new to old.

    A story found in two languages is counted in both, in all other facets once.
    """
    counted = {
        "language": languages(documents),
        "kind": Counter(map(itemgetter(KIND), hits)),
        "section": Counter(map(itemgetter(SECTION), hits)),
        "author": authors(hits),
        "year": Counter(map(itemgetter(YEAR), hits)),
    }
    found = {}
    for facet, counter in counted.items():
        counter = +counter  # without what none has
        counter.pop("", None)
        pairs = sorted(counter.items(), reverse=True)[:MOST] if facet == "year" else counter.most_common(MOST)
        names = labels(facet, [value for value, _count in pairs], page_language)
        found[facet] = [FacetValue(value, names[value], count) for value, count in pairs if value in names]
    return found


def languages(documents):
    """How many documents each language has."""
    french = sum(row[NUMBER] & 1 for row in documents)
    return Counter({TURKISH: len(documents) - french, FRENCH: french})


def authors(hits):
    """How many hits each author has: a document names them side by side."""
    counter = Counter()
    for together, count in Counter(map(itemgetter(AUTHORS), hits)).items():
        for author in together.split():
            counter[author] += count
    return counter


def labels(facet, values, language):
    """{value: its name in `language`}; a value nobody knows any more has none."""
    if facet == "year":
        return {value: value for value in values}
    if facet == "language":
        return {"tr": _("Turkish"), "fr": _("French")}
    known = {}
    for searchable in searchables().values():
        if not values:
            break
        known |= searchable.kinds() if facet == "kind" else searchable.labels(facet, values, language)
    return known
