"""What does a list mean that was pasted as it came, by mail or from a chamber's site?

Plain: `Pasting(known, today, country).read(text)` gives rows and the lines nobody understood. It asks no database.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from korner.text.folding import fold
from widgets.pharmacies import reading
from widgets.pharmacies.known_places import key_of
from widgets.pharmacies.pasted_lines import BULLET, PHONE, LineReader, tidy, without_unseen
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

COLUMNS = {
    word: column
    for column, words in {
        "name": "eczane|eczane adi|eczanenin adi|adi|ad|isim|pharmacie|nom|nom de la pharmacie|name|pharmacy|apotheek|naam",
        "place": "ilce|ilcesi|belediye|bolge|commune|localite|ville|district|place|gemeente|yer|semt",
        "address": "adres|adresi|adresse|address|rue",
        "phone": "telefon|telefonu|tel|tel no|telephone|phone|telefoon|gsm",
        "day": "tarih|nobet tarihi|date|jour|gun|datum|day",
        "hours": "saat|saatler|saatleri|heures|horaire|horaires|uren|hours|nobet saati",
        "begins": "baslangic|baslama|de|debut|from|van",
        "ends": "bitis|bitis saati|a|fin|until|to|tot",
        "kind": "tur|nobet turu|type|genre|kind|nobet",
        "postcode": "posta kodu|code postal|cp|postcode",
    }.items()
    for word in words.split("|")
}


def without_address(name):
    """(name, address) of “DEMİR ECZANESİ Cumhuriyet Mah. No:3”: columns of a PDF that were copied with one space between."""
    found = NAME_ENDS.search(reading.same_length(name))
    return (name[: found.end()], name[found.end() :].strip()) if found else (name, "")


@dataclass
class Row:
    """One duty as the list tells it; what it does not tell is None or empty. `number` is its line, `source` its words."""

    number: int
    source: str
    name: str = ""
    place: object = None
    place_text: str = ""
    address: str = ""
    postcode: str = ""
    phones: list = field(default_factory=list)
    day: date | None = None
    hours: tuple | None = None
    last_day: date | None = None
    kind: str = ""
    own_hours: bool = False  # it says them itself, no heading does
    own_place: bool = False

    @property
    def says_something(self):
        """Whether there is more than a name."""
        return bool(self.address or self.phones or self.hours or self.place)


@dataclass
class Pasted:
    """The rows of a list, and the lines (number, text) that were not understood. `rest` is what was too long to be read."""

    rows: list
    left: list
    rest: str = ""


class Pasting(LineReader):
    """Reads one list. `known` are the places, `today` makes years, `country` is where a number or name without one belongs."""

    def __init__(self, known, today, country="BE", place=None):
        super().__init__(today, country)
        self.known = known
        self.place, self.province = place, None
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
        names = [COLUMNS.get(" ".join(fold(cell).strip(" :.").split()), "") for cell in cells]
        if "name" in names and len([name for name in names if name]) >= 2:
            self.close()
            self.columns = names
            return True
        if not self.columns or len(cells) > len(self.columns) + 1:
            return False
        given = {name: cell for name, cell in zip(self.columns, cells, strict=False) if name and cell}
        if not given.get("name"):
            return False
        row = self.new_row(number, line, given["name"])
        row.address, row.postcode = given.get("address", ""), given.get("postcode", "")
        try:
            if "day" in given:
                row.day = reading.read_day(given["day"], self.today)
            if "hours" in given:
                row.hours = reading.read_hours(given["hours"])
            if "begins" in given and "ends" in given:
                row.hours = reading.read_clock(given["begins"]), reading.read_clock(given["ends"])
            if "kind" in given:
                row.kind = reading.read_kind(given["kind"])
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

    def names(self, place):
        """A name of `place` by which it is known."""
        return place.name_fr or place.name_tr or place.name_nl

    def wider(self, place):
        """The province of the same name, where there is one."""
        found = [one for one in self.known.by_words.get(key_of(self.names(place)), []) if one.kind == "province"]
        return found[0] if found else None

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

    def close(self):
        """The open row is complete: it is kept when it tells anything, else its line was not understood."""
        row, self.open = self.open, None
        if row is None:
            return
        if row.says_something and row.name:
            self.rows.append(row)
        else:
            self.left.append((row.number, row.source))
