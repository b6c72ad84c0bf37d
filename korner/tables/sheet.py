"""What a file holds once it is read: a head, rows with the numbers of their lines, and what was noticed on the way."""

from dataclasses import dataclass, field

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_SIGNS = 10_000  # of one cell


class TableTrouble(Exception):
    """The file as a whole cannot be read as a table; says why, in the language of the person."""


class Unreadable:
    """Stands in a row where a cell holds what is not taken: a formula, an error of the spreadsheet, far too much text."""

    __slots__ = ("shown", "words")

    def __init__(self, shown, words):
        self.shown, self.words = shown, words

    def __str__(self):
        return self.shown


@dataclass
class Sheet:
    """One table. `rows` are (line as the spreadsheet counts it, list of cells); a cell is None, a str, a number, a bool,
    a date, a time, a datetime, a timedelta or Unreadable. Empty rows are left out."""

    head: list[str]
    rows: list[tuple[int, list]]
    read_as: str  # "CSV · UTF-8 · ;"
    notes: list[str] = field(default_factory=list)  # for the person: what was not read


def is_empty(cell):
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def without_end(cells):
    """The cells up to the last that holds something."""
    end = len(cells)
    while end and is_empty(cells[end - 1]):
        end -= 1
    return list(cells[:end])
