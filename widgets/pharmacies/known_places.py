"""Which commune or district does a list mean? The places' names by their words, for lines in which they stand somewhere."""

import re
from functools import lru_cache

from korner.places import spelling

MOST_WORDS = 5
WIDE = ("region", "province")


key_of = lru_cache(maxsize=20_000)(spelling.key_of)  # the same few words are looked up in each line of a list


class Known:
    """The places of a country or two, by every name they have. Made once for a list, from rows that are all loaded."""

    def __init__(self, places):
        self.by_key, self.by_words = {}, {}
        for place in places:
            self.by_key[place.pk] = place
            for name in {place.name_tr, place.name_fr, place.name_nl, *(place.spellings or ())}:
                words = key_of(name or "")
                if words:
                    self.by_words.setdefault(words, []).append(place)

    def named(self, text, *, country=None, within=None, postcode=""):
        """The places whose name is `text` as a whole, the likely ones: of the country, province, postcode of the list."""
        found = self.by_words.get(key_of(text), [])
        if not found:
            return found
        for test in (
            lambda place: country is None or place.country == country,
            lambda place: within is None or self.lies_in(place, within),
            lambda place: bool(postcode) and postcode in [str(one) for one in place.postcodes or ()],
            lambda place: place.kind not in WIDE,
            lambda place: place.kind in ("commune", "district"),
        ):
            narrower = [place for place in found if test(place)]
            found = narrower or found
        return found

    def one(self, text, **where):
        """The one place that is called `text`, else None."""
        found = self.named(text, **where)
        return found[0] if len({place.pk for place in found}) == 1 else None

    def lies_in(self, place, wider):
        """Whether `place` is part of `wider`, however many floors between."""
        for _floor in range(5):
            if place is None or place.pk == wider.pk:
                return place is not None
            place = self.by_key.get(place.parent_id)
        return False

    def inside(self, text, *, country=None, within=None, postcode=""):
        """(place, first, last character) of a name that stands in `text`, the longest, the last; None where there is none."""
        spots = [(found.start(), found.end()) for found in re.finditer(r"[^\W_]+", text)]
        for length in range(min(MOST_WORDS, len(spots)), 0, -1):
            for first in range(len(spots) - length, -1, -1):
                start, end = spots[first][0], spots[first + length - 1][1]
                name = text[start:end]
                if len(name) < 3 or name.isdigit():
                    continue
                place = self.one(name, country=country, within=within, postcode=postcode)
                if place is not None and (country is None or place.country == country) and place.kind not in WIDE:
                    return place, start, end
        return None
