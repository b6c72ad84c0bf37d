"""How is a hit shown? As a card of its live row, so that a rename shows at once."""

from dataclasses import dataclass

from korner.search.question import Hit
from korner.search.searchable import searchables


@dataclass(frozen=True)
class Result:
    """One entry of the list of results: the hit, its card, and the template that shows them."""

    hit: Hit
    card: object
    template: str


def results(hits, language):
    """The Results of `hits` (in their order) for pages in `language`: the cards of each kind of thing at once.

    A hit whose row is gone since it was found is left out.
    """
    known = searchables()
    ids = {}
    for hit in hits:
        ids.setdefault(hit.kind, []).append(hit.object_id)
    cards = {kind: known[kind].cards(numbers, language) for kind, numbers in ids.items() if kind in known}
    return [
        Result(hit, card, known[hit.kind].template)
        for hit in hits
        if (card := cards.get(hit.kind, {}).get(hit.object_id)) is not None
    ]
