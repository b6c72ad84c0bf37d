"""What a load did, in numbers and in words, and what it left alone or had to make fit."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from korner.site.models import web_address
from korner.text.cleaning import clean_line

SHOWN = 10
LONGEST_ADDRESS = 200  # of Django's URLField


@dataclass
class Report:
    """What a load did. `notes` are the values that were made to fit, with the places where."""

    added: int = 0
    renewed: int = 0
    unchanged: int = 0
    kept: list = field(default_factory=list)  # ids whose story was changed at the desk
    made: Counter = field(default_factory=Counter)
    renumbered: int = 0
    unknown: Counter = field(default_factory=Counter)
    notes: dict = field(default_factory=lambda: defaultdict(list))

    def note(self, words, place):
        """Remember that something was done to a value at `place` (an id or a key)."""
        self.notes[words].append(str(place))

    def fit(self, text, length, what, place):
        """`text` as one clean line of at most `length` characters, cut at a word and noted when it is longer."""
        text = clean_line(text or "")
        if len(text) <= length:
            return text
        self.note(f"{what} cut to {length} characters", place)
        head = text[: length - 1]
        return (head.rpartition(" ")[0] or head).rstrip(" ,;:.–-") + "…"

    def address(self, address, what, place):
        """A web address, or "" and a note when it is none."""
        address = (address or "").strip()
        if not address:
            return ""
        try:
            web_address(address)
        except ValidationError:
            address = ""
        if address and len(address) <= LONGEST_ADDRESS:
            return address
        self.note(f"{what} left out: no web address", place)
        return ""

    def email(self, address, place):
        """A mail address, or "" and a note when it is none."""
        address = (address or "").strip()
        if not address:
            return ""
        try:
            validate_email(address)
        except ValidationError:
            self.note("e-mail left out: no mail address", place)
            return ""
        return address

    def lines(self):
        """Yield the report in words."""
        yield f"stories: {self.added} added, {self.renewed} renewed, {self.unchanged} as they were"
        for kind, number in sorted(self.made.items()):
            yield f"{kind}: {number} added"
        if self.kept:
            yield f"left alone, changed at the desk (take them with --overwrite): {shown(self.kept)}"
        if self.renumbered:
            yield f"{self.renumbered} stories got a new number; their old addresses lead to the new ones"
        for words, places in sorted(self.notes.items()):
            yield f"{words}: {shown(places)}"
        for key, number in sorted(self.unknown.items()):
            yield f"key not known, left out: {key} ({number} times)"


def shown(places):
    """How many places there are, and the first of them."""
    return f"{len(places)} ({', '.join(places[:SHOWN])}{', …' if len(places) > SHOWN else ''})"
