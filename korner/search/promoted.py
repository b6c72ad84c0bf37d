"""Which results has the newsroom set above the search for these words?"""

from dataclasses import dataclass

from django.utils.html import escape

from korner.search.models import PromotedResult
from korner.search.question import Hit
from korner.search.results import Result
from korner.text.analyser import forms_in

MOST = 3
MOST_LOOKED_AT = 500


@dataclass(frozen=True)
class Promoted:
    """One result set by hand: an address with its `title` and `note`, or the `result` of a thing of the paper."""

    note: str
    url: str = ""
    title: str = ""
    outside: bool = False
    result: Result | None = None


def entries_for(words, language):
    """The results set by hand for `words` on pages in `language`, in the desk's order, at most MOST; one query.

    One answers when the search holds every word of one of its lines in any of its forms. What readers do not see now is
    left out.
    """
    sought = forms_in(words, language)
    if not sought:
        return []
    current = PromotedResult.objects.current(language).with_titles(language)[:MOST_LOOKED_AT]
    seen = (entry for entry in current if not entry.source or entry.found_title)
    return [entry for entry in seen if any(holds(sought, line, language) for line in entry.lines)][:MOST]


def holds(sought, line, language):
    """Whether each word of `line` has a form in common with one of the words `sought` (sets of forms)."""
    wanted = forms_in(line, language)
    return bool(wanted) and all(any(word & known for known in sought) for word in wanted)


def hit(entry):
    """The thing a PromotedResult points at, as a hit without marks."""
    title = entry.title or entry.found_title
    return Hit(entry.source, entry.object_id, entry.found_language, escape(title), escape(entry.note), None, 0.0)


def shown(entry, cards):
    """The Promoted of an entry; `cards` holds the Results by (source, id). None for a thing that is gone since."""
    if not entry.source:
        return Promoted(entry.note, entry.address, entry.title, outside=not entry.address.startswith("/"))
    result = cards.get((entry.source, entry.object_id))
    return Promoted(entry.note, result=result) if result else None
