"""What was typed into the week of a place, pharmacies by days, and which shifts does it make?

A cell holds spans of hours ("20:00-08:00", "8-12, 14-20"), a letter for the usual ones (PATTERNS), or "-" for none. An end
before the beginning lies on the next day; "+2" behind it says how many days later it lies.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from widgets.pharmacies import reading, shifts
from widgets.pharmacies.duty import day_of, zone_of
from widgets.pharmacies.reading import NotRead
from widgets.pharmacies.refusals import words_of

DAYS = 7
PATTERNS = {"N": "20:00-08:00", "G": "08:00-20:00", "24": "08:00-08:00+1"}
NOTHING = {"", "-", "–", "—", "0", "x", "yok", "non"}
MOST_TYPED = 80
LATER = re.compile(r"^(.*?)\s*\+\s*([1-7])$")


def read_cell(typed):
    """[(begins, ends, days later or None)] of a cell, in minutes. Raises NotRead."""
    text = re.sub(r"\s*([-–—])\s*", "-", typed.strip())
    if text.lower() in NOTHING:
        return []
    if len(text) > MOST_TYPED:
        raise NotRead("hours", text[:20])
    try:
        return [read_span(text)]
    except NotRead:
        pieces = [piece for piece in re.split(r"[,;\s]+", text) if piece]
        if len(pieces) < 2:
            raise
        return [read_span(piece) for piece in pieces]


def read_span(text):
    """One span of a cell. Raises NotRead."""
    text = PATTERNS.get(text.upper(), text)
    later = LATER.match(text)
    begins, ends = reading.read_hours(later[1] if later else text)
    return begins, ends, int(later[2]) if later else None


def windows_of(typed, day, country):
    """[(starts, ends)] of a cell. Raises NotRead."""
    return [
        reading.window(day, begins, ends, country, None if later is None else day + timedelta(days=later))
        for begins, ends, later in read_cell(typed)
    ]


def written(stored, day, country):
    """The shifts of a day as a cell has them."""
    zone, texts = zone_of(country), []
    for shift in sorted(stored, key=lambda shift: shift.starts):
        first, last = shift.starts.astimezone(zone), shift.ends.astimezone(zone)
        texts.append(f"{first:%H:%M}-{last:%H:%M}{reading.later(first, last)}")
    return ", ".join(texts)


@dataclass
class Cell:
    """One day of one pharmacy: what stands there, what was typed, what is wrong with it."""

    name: str
    day: object
    stored: list
    now: str  # what is stored, as a cell has it
    typed: str
    was: str  # what stood there when the page was made
    errors: list = field(default_factory=list)

    @property
    def is_changed(self):
        """Whether somebody typed something else."""
        return normal(self.typed) != normal(self.was)


@dataclass
class Line:
    """One pharmacy of the grid."""

    pharmacy: object
    cells: list

    @property
    def was(self):
        """What stands in its cells, to be sent along."""
        return "|".join(cell.now for cell in self.cells)


def normal(text):
    """Typed text where only its words count."""
    text = " ".join(text.split()).upper()
    return "" if text.lower() in NOTHING else text


class Week:
    """The grid of a week for pharmacies of one country, unread or as it came back from the browser (`given`)."""

    def __init__(self, pharmacies, monday, country, given=None):
        self.monday, self.country = monday, country
        self.days = [monday + timedelta(days=number) for number in range(DAYS)]
        self.removed, self.added = [], []
        first = reading.moment(monday, 0, country)
        last = reading.moment(monday + timedelta(days=DAYS), 0, country)
        stored = shifts.stored_between(pharmacies, first, last)
        self.lines = [self.line(pharmacy, stored.get(pharmacy.pk, ()), given) for pharmacy in pharmacies]

    def line(self, pharmacy, stored, given):
        """The cells of a pharmacy."""
        zone = zone_of(self.country)
        before = given.get(f"was{pharmacy.pk}", "").split("|") if given is not None else []
        cells = []
        for number, day in enumerate(self.days):
            own = [shift for shift in stored if day_of(shift.starts, zone) == day]
            name, now = f"h{pharmacy.pk}-{number}", written(own, day, self.country)
            was = before[number] if number < len(before) else now
            typed = given.get(name, was)[: MOST_TYPED + 1] if given is not None else now
            cells.append(Cell(name, day, own, now, typed, was))
        return Line(pharmacy, cells)

    def is_valid(self):
        """Read what was typed; whether all of it can be saved. What cannot is said at its cell."""
        self.removed, self.added = [], []
        for line in self.lines:
            for cell in line.cells:
                if cell.is_changed:
                    self.read(line.pharmacy, cell)
        gone = {shift.pk for shift in self.removed}
        for clash in shifts.clashes(self.added, without=gone):
            clash.planned.mark.errors.append(self.clash_words(clash))
        return not self.errors

    def read(self, pharmacy, cell):
        """What a cell takes away and brings."""
        if normal(cell.now) != normal(cell.was):
            cell.errors.append(_("A colleague has changed this meanwhile; it is now: %s") % (cell.now or "–"))
            return
        try:
            wanted = windows_of(cell.typed, cell.day, self.country)
        except NotRead as refusal:
            cell.errors.append(words_of(refusal))
            return
        self.removed += [shift for shift in cell.stored if (shift.starts, shift.ends) not in wanted]
        there = {(shift.starts, shift.ends) for shift in cell.stored}
        for starts, ends in wanted:
            if (starts, ends) not in there:
                kind = reading.kind_of(starts, ends, self.country)
                self.added.append(shifts.Planned(pharmacy, starts, ends, kind, mark=cell))

    def clash_words(self, clash):
        """What is said at a cell whose hours another shift has."""
        zone = zone_of(self.country)
        first, last = clash.other.starts.astimezone(zone), clash.other.ends.astimezone(zone)
        hours = f"{date_format(first, 'SHORT_DATE_FORMAT')} {first:%H:%M}–{last:%H:%M}"
        return _("These hours overlap with %s.") % hours

    @property
    def errors(self):
        """All that is wrong, in the order of the cells."""
        return [error for line in self.lines for cell in line.cells for error in cell.errors]

    def save(self, *, source, checked_by=None):
        """Write it down in one transaction; (how many were made, how many taken away)."""
        with transaction.atomic():
            for shift in self.removed:
                shift.delete()
            shifts.store(self.added, source=source, checked_by=checked_by)
        return len(self.added), len(self.removed)
