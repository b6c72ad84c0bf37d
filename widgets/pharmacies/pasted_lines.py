"""What stands in one line of a list: a day, hours, numbers, a kind of duty, and what is left of it. Plain functions of text."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from korner.text.folding import fold
from korner.text.phones import NoNumber, read_phone
from widgets.pharmacies import reading
from widgets.pharmacies.reading import NotRead

# What an hour's sign follows is the first of the hours: "02/555.10.02 19h-22h".
PHONE = re.compile(r"(?<![\d.,:])(?:\+|\()?\d(?:[ ./()-]{0,2}\d){6,15}(?![\dhu:])", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:(?:t[eé]l(?:[eé]phone|efon|\.)?|gsm|phone|fax|adres(?:se|i)?|address|saat(?:ler|leri)?|heures?|horaires?|date|tarih|"
    r"nöbet(?:çi)?|garde|commune|ilçe|ilce|telefoon|no)\s*[.:]+\s*|(?:t[eé]l[eé]phone|telefon|t[eé]l|gsm|saat)\s*$)",
    re.IGNORECASE,
)
# Small pictures stand between the facts of a list that came by telephone, and stars around what is fat in it.
PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
DIVIDE = re.compile(rf"\t+|\s+[–—-]+\s+|\s*[;|•*{PICTURES}]+\s*|,\s+|\s*[()\[\]]\s*|\s[–—]|[–—]\s|\s{{3,}}|\n")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f]")
# “Du samedi 28/11 à 9h au dimanche …”: what stands around the days and hours of a duty, in folded letters.
AROUND = re.compile(
    rf"\b(?:a|au|aux|de|du|le|om|op|van|tot|ile|saat|saati|gunu|from|to|until)\b|['’][a-z]+|\bkadar\b|{reading.WEEKDAY.pattern}"
    r"|[\s,–—→>-]"
)
UNTIL = re.compile(
    rf"[\s,]*(?:{reading.WEEKDAY.pattern})?[\s,]*(?:(?:a|saat|om)\s+)?(\d{{1,2}}(?:[:.h]\d{{0,2}})?)(?:['’][a-z]+)?(?:\s+kadar\b)?"
)
CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.h][0-5]\d")
MOST_APART = 4  # of a house that has two numbers; a duty within such hours is written with its minutes
BULLET = re.compile(r"^\s*(?:[-–—*•·>]+|\d{1,3}[.)](?=\s))\s*")
CUT = "\x1f"  # stands where something was taken out


@dataclass
class Told:
    """What one line holds, before anybody asks to what it belongs."""

    day: date | None = None
    hours: tuple | None = None
    last_day: date | None = None
    kind: str = ""
    phones: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    bare: str = ""  # hours without their minutes as they stand ("15-17"), which may be the numbers of a house

    @property
    def like_a_house(self):
        """Whether its hours look like the numbers of a house: "15-17", beside other words."""
        if not self.bare or not self.parts:
            return False
        return 0 < self.hours[1] - self.hours[0] <= MOST_APART * 60


class LineReader:
    """Reads lines of a list: `today` makes years, numbers without a country belong to `country`."""

    def __init__(self, today, country):
        self.today, self.country = today, country

    def told(self, line):
        """Take day, hours, telephone numbers and kind out of a line; what is left are its parts. Raises NotRead."""
        told, text = Told(), line
        text = self.take_two_days(told, text)
        if told.day is None:
            found = reading.find_day(text, self.today)
            if found:
                told.day, text = found[0], text[: found[1]] + CUT + text[found[2] :]
        if told.day:
            text = cut(reading.WEEKDAY, text)
        text = self.take_phones(told, text)
        if told.hours is None:
            found = reading.find_hours(text)
            if found:
                told.hours, text = found[0], text[: found[1]] + CUT + text[found[2] :]
        parts = [clean(part) for piece in text.split(CUT) for part in DIVIDE.split(piece)]
        for part in filter(None, parts):
            plain = " ".join(fold(part).split())
            if plain in reading.KINDS:
                told.kind = reading.KINDS[plain]
            elif (
                told.hours is None and reading.find_hours(part, bare=True) and not any(sign.isalpha() for sign in part)
            ):
                told.hours, told.bare = reading.find_hours(part, bare=True)[0], part
            elif reading.WEEKDAY.fullmatch(plain) and not told.phones and len(parts) == 1:
                continue
            else:
                told.parts.append(part)
        self.take_two_clocks(told)
        return told

    def take_two_clocks(self, told):
        """“19:00;09:00”: two cells of a table without heads that hold a time each are from when and until when."""
        clocks = [part for part in told.parts if CLOCK.fullmatch(part)]
        if told.hours is None and len(clocks) == 2:
            told.hours = reading.read_clock(clocks[0]), reading.read_clock(clocks[1])
            told.parts = [part for part in told.parts if part not in clocks]

    def take_two_days(self, told, text):
        """“24.11.2026 22.00 – 25.11.2026 08.00”: a duty that names the day of its end."""
        first = reading.find_day(text, self.today)
        second = first and reading.find_day(text[first[2] :], self.today)
        if not second:
            return text
        between = text[first[2] :][: second[1]]
        end = first[2] + second[2]
        after = UNTIL.match(reading.same_length(text[end:]))
        try:
            begins = reading.read_clock(AROUND.sub("", reading.same_length(between)))
            ends = reading.read_clock(after[1]) if after else None
        except NotRead:
            return text
        if ends is None:
            return text
        told.day, told.hours, told.last_day = first[0], (begins, ends), second[0]
        before = text[: first[1]]
        before = before if AROUND.sub("", reading.same_length(before)) else ""
        return before + CUT + text[end + after.end() :]

    def take_phones(self, told, text):
        """Take the telephone numbers out of `text`; hours and house numbers stay."""
        start = 0
        while found := PHONE.search(text, start):
            number = None if reading.find_hours(found[0]) and is_hours(found[0]) else self.phone(found[0])
            if number is None:
                start = found.end()
                continue
            stored, length = number
            told.phones.append(stored)
            start = found.start() + 1
            text = text[: found.start()] + CUT + text[found.start() + length :]
        return text

    def phone(self, text):
        """(number as it is stored, how many characters of `text` it takes) or None; what follows it may be hours."""
        if not text.lstrip("(").startswith(("0", "+")) and self.country != "TR":
            return None
        other = "TR" if self.country == "BE" else "BE"
        ends = [len(text), *(found.start() for found in reversed(list(re.finditer(r"[ /(]+", text))))]
        for end in ends:
            for country in (self.country, other):
                if country == "TR" and len(re.sub(r"\D", "", text[:end])) < 10:
                    continue
                try:
                    return read_phone(text[:end], country), end
                except NoNumber:
                    continue
        return None


def cut(pattern, text):
    """`text` without what `pattern` (of folded letters) finds in it."""
    plain = reading.same_length(text)
    for found in reversed(list(pattern.finditer(plain))):
        text = text[: found.start()] + CUT + text[found.end() :]
    return text


def is_hours(text):
    """Whether a run of digits is a span of hours ("22.00-08.00") and no telephone number."""
    found = reading.find_hours(text)
    return bool(found) and not (text[: found[1]] + text[found[2] :]).strip(" .-/")


def clean(part):
    """A part of a line without labels and signs around it."""
    part = part.strip(" \t,:;-–—/*_=~#")
    while (found := LABEL.match(part)) and found[0]:
        part = part[found.end() :].strip(" \t,:;-–—/*_")
    return part if any(sign.isalnum() for sign in part) else ""


def without_unseen(text):
    """`text` with plain spaces and without marks that nobody sees: telephones put these around names and numbers."""
    return unicodedata.normalize("NFC", SPACES.sub(" ", UNSEEN.sub("", text)))


def tidy(name):
    """A pharmacy's name as it is written: shouting is left to the desk, signs around it are not."""
    return " ".join(name.split()).strip(" .:;,-–*")[:120]
