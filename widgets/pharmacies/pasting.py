"""What does a list mean that was pasted as it came, by mail or from a chamber's site?

Plain: `Pasting(known, today, country).read(text)` gives rows and the lines nobody understood. It asks no database.
"""

import re

from korner.text.folding import fold
from widgets.pharmacies import reading
from widgets.pharmacies.pasted_lines import BULLET, PHONE, tidy, without_unseen
from widgets.pharmacies.pasted_places import PlaceReader
from widgets.pharmacies.pasted_rows import Pasted, Row
from widgets.pharmacies.pasted_tables import columns_of, take_facts
from widgets.pharmacies.reading import NotRead

MOST_LINES = 1000
MOST_SIGNS = 400  # of a line that may be one of a list

PHARMACY = re.compile(r"\b(?:eczane\w*|ecz|pharmacies?|pharma\w*|apothe[ek]\w*)\b")
TITLE = re.compile(
    r"nobetci eczane|eczane nobet|nobet listesi|pharmacies? (?:d[eu] )?gardes?|gardes? des pharmacies|"
    r"wachtdienst|apotheken van wacht"
)
NAME_ENDS = re.compile(r"\beczanesi\b(?=\s+\w)")  # in Turkish that word ends the name
GREETING = re.compile(
    r"^(?:bonjour|bonsoir|cordialement|merci|bien a vous|chers?\b|chere|madame|sayin|selam|merhaba|saygi|tesekkur|"
    r"iyi (?:gunler|calis)|hello|dear|regards|met vriendelijke)"
)


def without_address(name):
    """(name, address) of “DEMİR ECZANESİ Cumhuriyet Mah. No:3”: columns of a PDF that were copied with one space between."""
    found = NAME_ENDS.search(reading.same_length(name))
    return (name[: found.end()], name[found.end() :].strip()) if found else (name, "")


class Pasting(PlaceReader):
    """Reads one list. `known` are the places, `today` makes years, `country` is where a number or name without one belongs."""

    def __init__(self, known, today, country="BE", place=None):
        super().__init__(known, today, country)
        self.place = place
        self.day = self.hours = self.last_day = None
        self.kind = ""
        self.columns = None
        self.open = None
        self.rows, self.left = [], []

    def read(self, text):
        """Read `text`, at most MOST_LINES of its lines; a Pasted."""
        lines = without_unseen(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(lines[:MOST_LINES], start=1):
            if not line.strip():
                self.close()
            elif len(line) > MOST_SIGNS:
                self.close()
                self.left.append((number, line.rstrip()))
            elif "\t" in line.strip() and self.table(number, line):
                pass
            elif not self.line(number, line):
                self.left.append((number, line.rstrip()))
        self.close()
        self.left.sort()
        return Pasted(self.rows, self.left, "\n".join(lines[MOST_LINES:]).strip())

    # --- tables ---------------------------------------------------------------------------------------------------
    def table(self, number, line):
        """Read a line of a table whose columns have names; False where it is none."""
        cells = [cell.strip() for cell in line.strip("\n").split("\t")]
        names = columns_of(cells)
        if names:
            self.close()
            self.columns = names
            return True
        if not self.columns or len(cells) > len(self.columns) + 1:
            return False
        given = {name: cell for name, cell in zip(self.columns, cells, strict=False) if name and cell}
        if not given.get("name"):
            return False
        row = self.new_row(number, line, given["name"])
        try:
            take_facts(row, given, self.today)
        except NotRead:
            return False
        if "place" in given:
            row.place_text, row.place = given["place"], self.one_place(given["place"], row.postcode)
        row.phones = [
            self.phone(found[0])[0] for found in PHONE.finditer(given.get("phone", "")) if self.phone(found[0])
        ]
        self.close()
        self.rows.append(row)
        return True

    # --- lines ----------------------------------------------------------------------------------------------------
    def line(self, number, line):
        """Read one line; False when nothing in it was understood."""
        try:
            told = self.told(BULLET.sub("", line))
        except NotRead:
            self.close()
            self.day = None  # what follows belongs to no day that anybody read
            return False
        if told.like_a_house and (self.open.hours if self.open else self.hours):
            # The hours are known: these are the two numbers of a house, “boulevard Jamar, 15-17”.
            told.parts.append(told.bare)
            told.hours = None
        folded = " ".join(fold(line).split())
        if GREETING.match(folded):
            return False
        if TITLE.search(folded) and not told.phones:
            return self.heading(told, loose=True)
        name = next((part for part in told.parts if PHARMACY.search(fold(part))), None)
        if name is not None:
            self.close()
            self.begin(number, line, told, name)
            return True
        if not told.parts:
            return self.only_facts(number, line, told)
        if not told.phones and not told.hours and self.heading_of_places(told):
            return True
        if self.continues(told):
            self.add(told, told.parts)
            self.open.source += "\n" + line.strip()
            return True
        several = len(told.parts) > 1
        if (told.phones or told.hours) and several and any(letter.isalpha() for letter in told.parts[0]):
            self.close()
            self.begin(number, line, told, told.parts[0])
            return True
        return False

    # --- what a line belongs to -----------------------------------------------------------------------------------
    def heading(self, told, loose=False):
        """A title over rows: its day, hours, kind and place hold for what follows. False when it brings nothing."""
        brings = bool(told.day or told.hours or told.kind)
        place = self.heading_of_places(told, loose=loose)
        self.close()
        self.take_over(told)
        return brings or place

    def take_over(self, told):
        """Day, hours and kind of a heading hold for the rows that follow. A new day lets the hours be as they were."""
        if told.day:
            self.day, self.last_day = told.day, None
        if told.hours:
            self.hours, self.last_day = told.hours, told.last_day
        if told.kind:
            self.kind = told.kind

    def heading_of_places(self, told, loose=False):
        """A line of nothing but places ("Afyonkarahisar / Emirdağ"): they hold for the rows that follow."""
        names = [
            re.sub(r"(?i)\s+(?:ilçesi|ilçe|ili|merkez ilçe|belediyesi|commune)$", "", name)
            for part in told.parts
            for name in re.split(r"\s*[/:>]\s*", part)
            if name
        ]
        if loose:
            found = [
                place
                for part in told.parts
                for place in [self.known.inside(part, country=None, within=self.province)]
                if place
            ]
            for place, _start, _end in found[:1]:
                self.set_place(place)
            return bool(found)
        if not names or len(names) > 3:
            return False
        code = re.match(r"(\d{4,5})\s+", names[0]) if len(names) == 1 else None
        if self.open and self.open.place is None and (code or self.place is None):
            return False  # the last line of an address
        places = []
        for name in names:
            bare = re.sub(r"^\d{4,5}\s+", "", name)
            wide = [place for place in self.known.named(bare) if place.kind in ("province", "region")]
            near = self.known.one(bare, within=places[-1] if places else self.province) or self.known.one(bare)
            place = near or (wide[0] if wide else None)
            if place is None:
                return False
            places.append(place)
        self.close()
        wide = [place for place in places if place.kind in ("province", "region")]
        if wide:
            self.province, self.place, self.country = wide[0], None, wide[0].country
        for place in places:
            if place not in wide:
                place = self.known.one(self.names(place), within=self.province) or place
                self.set_place(place)
        if len(names) == 1 and not wide and self.wider(places[0]):
            # A province and its first town often share a name: what follows may be districts of it.
            self.province = self.wider(places[0])
        return True

    def set_place(self, place):
        self.place, self.country = place, place.country

    def only_facts(self, number, line, told):
        """A line of nothing but a day, hours, a kind or numbers."""
        facts = told.phones or told.hours or told.kind
        in_need = not told.hours or (self.open is not None and self.open.hours is None and self.hours is None)
        if self.open and facts and not told.day and in_need:
            self.add(told, [])
            self.open.source += "\n" + line.strip()
            return True
        if told.phones:
            return False
        return self.heading(told)

    def continues(self, told):
        """Whether a line without a name belongs to the row above it."""
        row = self.open
        if row is None or told.day:
            return False
        return not (told.phones and row.phones) and not (told.hours and row.own_hours) and len(row.address) < 120

    def begin(self, number, line, told, name):
        """A row begins with this line."""
        before = told.parts.index(name)
        name, address = without_address(name)
        self.open = self.new_row(number, line, name)
        self.add(told, [*told.parts[:before], *filter(None, [address]), *told.parts[before + 1 :]])

    def new_row(self, number, line, name):
        """A row that knows what the headings over it say."""
        row = Row(number, line.strip(), name=tidy(name), place=self.place, day=self.day, hours=self.hours)
        row.last_day, row.kind = self.last_day, self.kind
        return row

    def add(self, told, parts):
        """Add what a line tells to the open row."""
        row = self.open
        row.day = told.day or row.day
        if told.hours:
            row.hours, row.last_day, row.own_hours = told.hours, told.last_day, True
        row.kind = told.kind or row.kind
        row.phones = list(dict.fromkeys([*row.phones, *told.phones]))
        parts = list(parts)
        place = self.place_among(parts, row)
        if place:
            row.place, row.own_place = place, True
        row.address = ", ".join(filter(None, [row.address, *parts]))[:200]

    def close(self):
        """The open row is complete: it is kept when it tells anything, else its line was not understood."""
        row, self.open = self.open, None
        if row is None:
            return
        if row.says_something and row.name:
            self.rows.append(row)
        else:
            self.left.append((row.number, row.source))
