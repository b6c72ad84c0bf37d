"""Which of the things found comes first? What stands in the headline before what stands in the text, new before old.

Both databases rank alike: they only find, and this weighs the best few hundred by the forms kept in `SearchText.heads`.
"""

TITLE, NAMES, LEAD, BODY = 10.0, 6.0, 3.0, 1.0
WHOLE = 2.0  # a word as it was typed beside one of another ending
FRESH = 5.0  # what a story of this minute has before one of long ago
HALVES_IN = 180 * 86_400  # seconds
OWN_LANGUAGE = 0.5


def score(heads, query, age, own):
    """How well a document answers: `heads` as kept, the Query of its language, its age in seconds, whether its language
    is the page's."""
    places = heads.split("\n")
    total = 0.0
    for number, forms in enumerate(query.words, start=1):
        prefix = query.prefix if number == len(query.words) else ""
        total += best_place(places, forms, prefix)
    total /= len(query.words)
    total += FRESH * 0.5 ** (max(age, 0) / HALVES_IN)
    return total + (OWN_LANGUAGE if own else 0.0)


def best_place(places, forms, prefix):
    """The weight of the best place a word stands in."""
    for place, weight in zip(places, (TITLE, NAMES, LEAD), strict=False):
        if prefix and f" {prefix} " in place:
            return weight + WHOLE
        if any(f" {form} " in place for form in forms):
            return weight + (0 if prefix else WHOLE)
        if prefix and f" {prefix}" in place:
            return weight
    return BODY
