"""What does the address of a search page ask? All state of the search stands in it, in the words of its language."""

import re
import unicodedata
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404

from korner.addresses import reverse_in
from korner.languages import other_language
from korner.search.question import FACETS, Question
from korner.text.cleaning import clean_line
from korner.text.numbers import whole_number

LONGEST = 120  # letters; nobody types more, and what is pasted is searched by its beginning
LAST_PAGE = 50  # a thousand hits: who has not found it there wants other words, not another page
WORDS = "q"
PARAMETERS = {
    "tr": {
        "language": "dil",
        "kind": "tur",
        "section": "bolum",
        "author": "yazar",
        "year": "yil",
        "page": "sayfa",
    },
    "fr": {
        "language": "langue",
        "kind": "genre",
        "section": "rubrique",
        "author": "auteur",
        "year": "annee",
        "page": "page",
    },
}
VALUE = re.compile(r"[\w-]{1,100}")
YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True)
class Asked:
    """One search as its address says it. `cut`: more was typed than is searched."""

    question: Question
    cut: bool = False

    @property
    def words(self):
        """The words as they stand in the field."""
        return self.question.words

    @property
    def chosen(self):
        """{facet: value} of the facets that were chosen."""
        return {facet: value for facet in FACETS if (value := getattr(self.question, facet)) is not None}

    def address(self, tree=None, **changes):
        """The address of this search with `changes` (fields of the question; None takes a facet away).

        `tree` is the language of the page, that of this one by default. It begins again at the first page unless `page`
        is among the changes.
        """
        language = tree or self.question.page_language
        question = replace(self.question, **{"page": 1, **changes})
        names = PARAMETERS[language]
        query = {WORDS: question.words}
        query |= {names[facet]: value for facet in FACETS if (value := getattr(question, facet)) is not None}
        if question.page > 1:
            query[names["page"]] = question.page
        return f"{reverse_in(language, 'search')}?{urlencode(query)}"


def read(request):
    """Return what the address of `request` asks.

    Raises Http404 for the other language's parameters, for values that no facet can have, and for pages out of bounds.
    Of a repeated parameter the last counts.
    """
    language = request.page_language
    names, given = PARAMETERS[language], request.GET
    others = set(PARAMETERS[other_language(language)].values()) - set(names.values())
    if others & given.keys():
        raise Http404
    words, cut = typed(given.get(WORDS, ""))
    facets = {facet: given[names[facet]] for facet in FACETS if names[facet] in given}
    if not all(is_possible(facet, value) for facet, value in facets.items()):
        raise Http404
    return Asked(Question(words, language, page=page(given.get(names["page"])), **facets), cut)


def typed(text):
    """(the words to search in `text`, whether some of it was left out): one clean line, NFC, at most LONGEST letters."""
    # Some letters grow when they are composed anew, never beyond three times their number (UAX 15, table 14).
    beginning = text[: 4 * LONGEST]
    line = clean_line(unicodedata.normalize("NFC", beginning))
    return line[:LONGEST].rstrip(), len(line) > LONGEST or len(text) > len(beginning)


def is_possible(facet, value):
    """Whether `value` can stand for a facet; whether anything has it is for the answer to say."""
    if facet == "language":
        return value in PARAMETERS
    return bool((YEAR if facet == "year" else VALUE).fullmatch(value))


def page(text):
    """The number of the page, from 1 to LAST_PAGE; no text is the first. Raises Http404 for anything else."""
    if text is None:
        return 1
    number = whole_number(text)
    if number is None or not 1 <= number <= LAST_PAGE:
        raise Http404
    return number
