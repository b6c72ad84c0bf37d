"""Which commune or district stands somewhere in a line of a pasted list?"""

import re

from widgets.pharmacies.known_places import key_of
from widgets.pharmacies.pasted_lines import LineReader


class PlaceReader(LineReader):
    """Reads lines with their places: `known` are all of them, `country` and `province` are where a name is looked for first."""

    def __init__(self, known, today, country):
        super().__init__(today, country)
        self.known, self.province = known, None

    def names(self, place):
        """A name of `place` by which it is known."""
        return place.name_fr or place.name_tr or place.name_nl

    def wider(self, place):
        """The province of the same name, where there is one."""
        found = [one for one in self.known.by_words.get(key_of(self.names(place)), []) if one.kind == "province"]
        return found[0] if found else None

    def place_among(self, parts, row):
        """The place that stands among the parts of a row; what is it alone is taken out of them."""
        for index in range(len(parts) - 1, -1, -1):
            part = parts[index]
            code = re.search(r"(?<!\d)(\d{4,5})\s+(?=\D)", part)
            bare = part[code.end() :] if code else part
            postcode = code[1] if code else ""
            place = next(
                (one for one in (self.one_place(name, postcode) for name in re.split(r"\s*/\s*", bare)) if one), None
            )
            if place:
                row.postcode = postcode or row.postcode
                parts[index] = part[: code.start()].strip(" ,") if code else ""
                return place
        for index in range(len(parts) - 1, -1, -1):
            part = parts[index]
            code = re.search(r"(?<!\d)(\d{4,5})\s+(?=\D)", part)
            found = self.known.inside(
                part, country=self.country, within=self.province, postcode=code[1] if code else ""
            )
            if found:
                place, start, end = found
                if end == len(part.rstrip(" .")):  # the name at the end of an address is no part of it
                    begin = code.start() if code and code.end() == start else start
                    row.postcode = code[1] if code and code.end() == start else row.postcode
                    parts[index] = part[:begin].strip(" ,-–/")
                return place
        if not row.place:
            found = self.known.inside(row.name, country=self.country, within=self.province)
            return found[0] if found else None
        return None

    def one_place(self, name, postcode=""):
        """The one commune or district that is called so, here first."""
        name = re.sub(r"(?i)\s+(?:ilçesi|ilçe|merkez)$", "", name.strip())
        for where in ({"country": self.country, "within": self.province}, {"country": self.country}):
            found = self.known.one(name, postcode=postcode, **where)
            if found is not None and found.kind not in ("province", "region") and found.country == self.country:
                return found
        return None
