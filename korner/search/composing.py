"""What does a document consist of? An entry's texts as plain text, its terms for the database, its words."""

from dataclasses import dataclass
from unicodedata import normalize

from korner.search.question import FACETS
from korner.search.terms import FACET, HEAD, word_term
from korner.text import analyser
from korner.text.casing import lower
from korner.text.html import plain_text

LONGEST_BODY = 60_000  # characters that are kept to be shown
LONGEST_TITLE = 250
SHORT = dict(zip(FACETS, "lksay", strict=True))  # the letter of each facet in its terms


@dataclass(frozen=True)
class Composed:
    """What is written for one entry. `words` maps the folded form of each word of its head to the word itself."""

    title: str
    lead: str
    body: str
    terms: set[str]
    heads: str
    words: dict[str, str]


def composed(entry):
    """Compose the document of an Entry."""
    language = entry.language
    title = normalize("NFC", entry.title)[:LONGEST_TITLE]
    lead, body = normalize("NFC", entry.lead), normalize("NFC", plain_text(entry.body))
    # Names are other people's words: each is parted for itself, so that no word joins two of them.
    parts = [analyser.forms_in(text, language) for text in (title, "\n".join(entry.names), lead)]
    head = set().union(*parts[0], *parts[1])
    forms = head | analyser.all_forms(f"{lead}\n{body}", language)
    terms = facet_terms(entry)
    terms.update(word_term(form, language) for form in forms)
    terms.update(word_term(form, language, HEAD) for form in head)
    heads = "\n".join(
        " ".join(["", *dict.fromkeys(form for forms in part for form in sorted(forms)), ""]) for part in parts
    )
    return Composed(title, lead, body[:LONGEST_BODY], terms, heads, head_words(title, entry.names, lead, language))


def head_words(title, names, lead, language):
    """{folded form: word in small letters} of title, names and lead, without numbers and the shortest words."""
    found = {}
    for text in (title, *names, lead):
        for word in analyser.words(normalize("NFC", text), language):
            if len(word.text) >= 3 and word.text.isalpha() and len(word.text) <= analyser.LONGEST_WORD:
                found.setdefault(analyser.as_written(word.text), lower(word.text, language))
    found.pop("", None)
    return found


def facet_terms(entry):
    """The terms by which an entry's facets are asked for."""
    from korner.search.places import year

    values = {
        "language": [entry.language],
        "kind": [entry.kind],
        "section": entry.sections,
        "author": entry.authors,
        "year": [year(entry.publish_at)] if entry.publish_at else [],
    }
    return {facet_term(facet, value) for facet, given in values.items() for value in given}


def facet_term(facet, value):
    """The term of one value of a facet."""
    return f"{FACET}{SHORT[facet]}{value}"
