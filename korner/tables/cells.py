"""How a cell is read, and written again: words, numbers, yes and no, telephones, lists, things that are looked up.

A reader is a widget of the import library. `read` makes of a filled cell what the model keeps and raises ValueError with
words for the person; `write` makes of a kept value what stands in the table. Dates and hours: moments.py.
"""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import translation
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from korner.spoken import SPOKEN
from korner.tables.columns import LANGUAGES, key_of
from korner.tables.sheet import Unreadable, is_empty
from korner.text.cleaning import clean_line, plain_name
from korner.text.phones import NoNumber, read_phone

FORMULA = re.compile("^[=+\\-@\t\r]")
HARMLESS = re.compile(r"^[+-]?[\d\s.,:/()-]+$")  # numbers, telephones, coordinates
DIGITS = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")  # "1e999999" would be a number, too
BREAKS = re.compile(r"[;|\n]")
COMMAS = re.compile(r"[;|,/\n]")


class Reader(Widget):
    """How a kind of cell is read and written. `empty` is what an empty cell means."""

    empty: object = ""
    remembers = False  # the same cell is looked up once in a table
    reads: tuple[str, ...] = ()  # relations of a row of another model that `write` reads

    def clean(self, value, row=None, **kwargs):
        """What the model keeps. Raises ValueError with words."""
        if isinstance(value, Unreadable):
            raise ValueError(str(value.words))
        if is_empty(value):
            return self.nothing()
        if isinstance(value, str):
            value = plain(value)
            if not value:
                return self.nothing()
        return self.read(value)

    def nothing(self):
        """What an empty cell means."""
        return list(self.empty) if isinstance(self.empty, list) else self.empty

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else self.write(value)

    def read(self, value):
        return value

    def write(self, value):
        """What stands in the table: text, or a number or date that a spreadsheet knows."""
        return value


def plain(text):
    """The text of a cell. Raises ValueError for what a spreadsheet would work out."""
    text = text.strip()  # no-break spaces too
    if text[:1] == "'" and (FORMULA.match(text[1:]) or text[1:2] == "'"):
        return text[1:]  # the apostrophe says that it is text
    if FORMULA.match(text) and not HARMLESS.match(text):
        raise ValueError(_("A cell may not begin with “%s”: a spreadsheet would work it out.") % text[0])
    return text


def text_of(value):
    """A cell as it was meant where text was asked for: 1000 and not 1000.0."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return str(value)


class Line(Reader):
    """One line of text, at most `most` signs."""

    def __init__(self, most=200):
        super().__init__()
        self.most = most

    def read(self, value):
        # Composed letters, and none that nobody sees: what looks like a thing's name is its name, also out of another machine.
        text = plain_name(text_of(value))
        if len(text) > self.most:
            raise ValueError(_("This is longer than %d signs.") % self.most)
        return text


class Text(Line):
    """Text that may have several lines."""

    def read(self, value):
        text = "\n".join(clean_line(line) for line in text_of(value).splitlines()).strip()
        if len(text) > self.most:
            raise ValueError(_("This is longer than %d signs.") % self.most)
        return text


class YesNo(Reader):
    """Yes or no, in the languages of the desk; `empty` is what an empty cell means."""

    YES = set("evet e var dogru oui o vrai yes y true ja j x 1 ok".split())
    NO = set("hayir h yok yanlis non n faux no false nee 0".split())

    def __init__(self, empty=False):
        super().__init__()
        self.empty = empty

    def read(self, value):
        word = "x" if value in ("✓", "✔", "☑") else key_of(value)
        if word in self.YES:
            return True
        if word in self.NO or value in ("-", "–"):
            return False
        raise ValueError(_("Write yes or no."))

    def write(self, value):
        return str(_("yes") if value else _("no"))


class Number(Reader):
    """A number with a comma or a point, as a Decimal; thousands may be set apart. `kind` float for coordinates."""

    empty = None

    def __init__(self, kind=Decimal, least=None, most=None, empty=None):
        super().__init__()
        self.kind, self.least, self.most, self.empty = kind, least, most, empty

    def read(self, value):
        if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
            raise ValueError(_("This is no number."))
        text = number_of(value)
        if isinstance(value, str) and not DIGITS.fullmatch(text):
            raise ValueError(_("This is no number."))
        number = Decimal(text)
        if not number.is_finite() or (self.kind is int and number != number.to_integral_value()):
            raise ValueError(_("This is no number.") if not number.is_finite() else _("This is no whole number."))
        if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
            raise ValueError(_("Between %(least)s and %(most)s.") % {"least": self.least, "most": self.most})
        return self.kind(number)


def number_of(value):
    """A number as Python writes it: "1.234,5", "1 234,5" and "1,234.5" are 1234.5; with one sign only it is the decimal."""
    text = re.sub("[\\s  ']", "", str(value)).replace("−", "-")
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "." if comma > point else ","
        text = text.replace(thousands, "")
    elif text.count(".") > 1 or text.count(",") > 1:
        return text.replace(".", "").replace(",", "")
    return text.replace(",", ".")


class Whole(Number):
    """A whole number."""

    def __init__(self, least=None, most=None, empty=None):
        super().__init__(int, least, most, empty)


class Phone(Reader):
    """One telephone number in any notation, kept as +32…; also where a spreadsheet took it for a number and cut its zero."""

    def __init__(self, country="BE"):
        super().__init__()
        self.country = country

    def read(self, value):
        return phone_of(value, self.country)


class Phones(Reader):
    """Several telephone numbers between ; | , or / or in lines of their own, as a list."""

    empty: object = []

    def __init__(self, country="BE"):
        super().__init__()
        self.country = country

    def read(self, value):
        if not isinstance(value, str):
            return [phone_of(value, self.country)]
        # "02/555.12.34" has one slash within the number, " / " stands between two.
        parts = re.split(r"[;|,\n]| / ", value)
        return list(dict.fromkeys(phone_of(part, self.country) for part in parts if part.strip()))

    def write(self, value):
        return "; ".join(value)


def phone_of(value, country):
    """The number as +32…. Raises ValueError with words."""
    text = text_of(value).strip().removesuffix(".0")
    if re.fullmatch(r"\d[.,]\d+[eE]\+?\d+", text):
        raise ValueError(
            _("The spreadsheet has shortened this number. Make the column one of text, and write it again.")
        )
    for way in (text, f"+{text}" if text.isdigit() and len(text) >= 10 else ""):
        try:
            return read_phone(way, country)
        except NoNumber:
            continue
    raise ValueError(_("“%s” is no telephone number.") % text[:40])


class Email(Reader):
    """An address for mail."""

    def read(self, value):
        try:
            EmailValidator()(text_of(value))
        except ValidationError:
            raise ValueError(_("This is no e-mail address.")) from None
        return text_of(value)


class WebAddress(Reader):
    """The address of a web site; https:// is added where nothing stands before it."""

    def __init__(self, most=200):
        super().__init__()
        self.most = most

    def read(self, value):
        address = text_of(value)
        address = address if "://" in address else f"https://{address}"
        try:
            URLValidator(schemes=["http", "https"])(address)
        except ValidationError:
            raise ValueError(_("This is no web address.")) from None
        if len(address) > self.most:
            raise ValueError(_("This is longer than %d signs.") % self.most)
        return address


class Choice(Reader):
    """One of a few words: {kept value: (words of it, lazy or plain)}; understood in all languages of the desk.

    A TextChoices class is taken as it is. `spellings` {kept value: other words}.
    """

    def __init__(self, choices, spellings=None, empty=""):
        super().__init__()
        pairs = choices.choices if hasattr(choices, "choices") else choices.items()
        self.choices, self.spellings, self.empty = dict(pairs), spellings or {}, empty
        self._known = None

    @property
    def known(self):
        """{key of a word: kept value}."""
        if self._known is None:
            found = {key_of(value): value for value in self.choices}
            for value, words in self.choices.items():
                for language in LANGUAGES:
                    with translation.override(language):
                        found.setdefault(key_of(words), value)
            for value, words in self.spellings.items():
                found.update({key_of(word): value for word in words})
            self._known = found
        return self._known

    def read(self, value):
        try:
            return self.known[key_of(value)]
        except KeyError:
            said = {"word": str(value)[:40], "known": ", ".join(str(words) for words in self.choices.values())}
            raise ValueError(_("“%(word)s” is not known here. Known are: %(known)s.") % said) from None

    def write(self, value):
        return str(self.choices.get(value, value))


class Listed(Reader):
    """Several of what `reader` reads, between ; or | or in lines of their own (and commas, unless `commas` is False)."""

    empty: object = []

    def __init__(self, reader, commas=True):
        super().__init__()
        self.reader, self.commas = reader, commas

    def read(self, value):
        if not isinstance(value, str):
            return [self.reader.clean(value)]
        parts = (COMMAS if self.commas else BREAKS).split(value)
        found = []
        for part in parts:
            if part.strip():
                one = self.reader.clean(part)
                if one not in found:
                    found.append(one)
        return found

    def write(self, value):
        values = value.all() if hasattr(value, "all") else value
        return "; ".join(str(self.reader.render(one)) for one in values)


SPOKEN_TOO = {
    "tr": ("turk", "türk", "turc", "turks", "türkçe", "trk"),
    "fr": ("fransız", "fransızca", "français", "frans", "fra"),
    "nl": ("hollandaca", "flamanca", "felemenkçe", "néerlandais", "flamand", "nederlands", "vlaams", "ned"),
    "en": ("ingilizce", "anglais", "engels", "eng"),
    "de": ("almanca", "allemand", "duits", "deutsch"),
    "ar": ("arapça", "arabe", "arabisch"),
    "ku": ("kürtçe", "kurde", "koerdisch"),
}


class Languages(Listed):
    """Languages spoken, as codes: "Türkçe, Fransızca", "tr;fr", "turc / français". `codes` are those that are kept."""

    def __init__(self, codes=tuple(SPOKEN)):
        words = {code: SPOKEN[code] for code in codes}
        super().__init__(Choice(words, {code: SPOKEN_TOO.get(code, ()) for code in codes}))


class Found(Reader):
    """A thing that is looked up: `find(text)` gives it or raises ValueError with words; `show(thing)` names it again."""

    empty = None
    remembers = True

    def __init__(self, find, show=str):
        super().__init__()
        self.find, self.show = find, show

    def read(self, value):
        return self.find(text_of(value))

    def write(self, value):
        return self.show(value)
