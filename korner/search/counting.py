"""How many of the hits have which value of a facet, and what is it called?"""

from collections import Counter
from operator import itemgetter

from django.utils.translation import gettext as _

from korner.languages import FRENCH, TURKISH
from korner.search.question import FacetValue
from korner.search.searchable import searchables
from korner.search.shelves import shelves

COLUMNS = ("pk", "shelf")  # what is read of each document that is counted
NUMBER, SHELF = range(2)
MOST = 40  # values of a facet that are offered
_LAST_BIT = (1).__and__


def facets(documents, hits, page_language):
    """{facet: [FacetValue]}, the most frequent first, years from new to old.

    A story found in two languages is counted in both, in all other facets once.
    """
    counted = {"language": languages(documents)} | by_shelf(hits)
    found = {}
    for facet, counter in counted.items():
        counter = +counter  # without what none has
        counter.pop("", None)
        pairs = sorted(counter.items(), reverse=True)[:MOST] if facet == "year" else counter.most_common(MOST)
        names = labels(facet, [value for value, _count in pairs], page_language)
        found[facet] = [FacetValue(value, names[value], count) for value, count in pairs if value in names]
    return found


def languages(documents):
    """How many documents each language has; their numbers tell it (korner.search.places)."""
    french = sum(map(_LAST_BIT, map(itemgetter(NUMBER), documents)))
    return Counter({TURKISH: len(documents) - french, FRENCH: french})


def by_shelf(hits):
    """{facet: Counter} of all facets that are told by the shelf."""
    kinds, sections, authors, years = Counter(), Counter(), Counter(), Counter()
    counts = Counter(map(itemgetter(SHELF), hits))
    known = shelves({shelf: number for number, shelf in hits})
    for number, count in counts.items():
        shelf = known.get(number)
        if shelf is None:
            continue  # its last document was written anew this very moment
        kinds[shelf.kind] += count
        sections[shelf.section] += count
        years[shelf.year] += count
        for author in shelf.authors:
            authors[author] += count
    return {"kind": kinds, "section": sections, "author": authors, "year": years}


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
