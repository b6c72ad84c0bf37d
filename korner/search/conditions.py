"""What does a question ask of the terms of documents? The same condition for both databases."""

import re

from korner.languages import FRENCH, TURKISH
from korner.search.composing import facet_term
from korner.search.question import FACETS
from korner.search.terms import HEAD, all_of, any_of, beginning, term, word_term
from korner.text import analyser

VALUE = re.compile(r"[A-Za-z0-9_-]{1,40}")


def queries_of(question):
    """{document language: what is sought in its texts}; empty when the words say nothing."""
    languages = [question.language] if question.language in (TURKISH, FRENCH) else [TURKISH, FRENCH]
    # The page's own language first: its document is the one that is shown.
    languages.sort(key=lambda language: language != question.page_language)
    made = {language: analyser.query(question.words, language) for language in languages}
    return {language: query for language, query in made.items() if query}


def condition(question, queries, *, head=False):
    """What documents must have: all words, each in one of its forms, and the chosen facets.

    `head`: the words must stand in title or names.
    """
    sought = [all_of(*words(query, language, head)) for language, query in queries.items()]
    return all_of(any_of(*sought), *(term(facet_term(facet, value)) for facet, value in chosen(question).items()))


def is_possible(question):
    """Whether every facet that was chosen has a value that something could have."""
    return all(VALUE.fullmatch(value) for value in chosen(question).values())


def chosen(question):
    """{facet: value} of the facets that were chosen, the language aside, which the words carry."""
    given = {facet: getattr(question, facet) for facet in FACETS if facet != "language"}
    return {facet: value for facet, value in given.items() if value is not None}


def words(query, language, head):
    """The condition of each word of an analyser's Query in texts of `language`."""
    sign = HEAD if head else ""
    made = []
    for number, forms in enumerate(query.words, start=1):
        options = [term(word_term(form, language, sign)) for form in sorted(forms)]
        if query.prefix and number == len(query.words):
            options.append(beginning(word_term(query.prefix, language, sign)))
        made.append(any_of(*options))
    return made
