"""What a table would do: how many rows are new, changed, the same, and which are broken, with line, column and reason."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

MOST_TOLD = 200  # broken cells that the page names; all of them are counted
MOST_SHOWN = 120  # signs of what stands in a cell


class RowTrouble(ValidationError):
    """A row cannot be taken. `column` is the name of one of the resource's columns ("" for the row as a whole)."""

    def __init__(self, column, words):
        super().__init__({column: [words]})


@dataclass(frozen=True)
class Trouble:
    """One broken cell: its line as the spreadsheet counts it, the head of its column, what stands there, and why."""

    line: int
    column: str
    value: str
    words: str


@dataclass
class Planned:
    """One good row: `values` {name of the column: what was read}, the row of the model, and what is going to happen."""

    line: int
    values: dict[str, Any]
    instance: Any
    new: bool = False
    changed: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # {field: (before, after)}

    @property
    def is_same(self):
        return not self.new and not self.changed


@dataclass
class Trial:
    """The whole of it. Applied it is when `applied` says so."""

    rows: list[Planned] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)  # lines
    cells: int = 0  # how many troubles there are, told or not
    ignored: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    read_as: str = ""
    total: int = 0
    applied: bool = False
    moved: bool = False  # what stands in the database is not what was tried: nothing was written

    @property
    def new(self):
        return sum(1 for row in self.rows if row.new)

    @property
    def changed(self):
        return sum(1 for row in self.rows if row.changed and not row.new)

    @property
    def same(self):
        return sum(1 for row in self.rows if row.is_same)

    @property
    def is_good(self):
        """Whether every row can be taken."""
        return not self.cells

    @property
    def writes(self):
        """Whether anything would change."""
        return self.is_good and any(not row.is_same for row in self.rows)

    @property
    def untold(self):
        return self.cells - len(self.troubles)

    def trouble(self, line, column, value, words):
        """Note a broken cell."""
        self.broken.add(line)
        self.cells += 1
        if len(self.troubles) < MOST_TOLD:
            shown = "" if value is None else str(value)
            shown = shown if len(shown) <= MOST_SHOWN else shown[:MOST_SHOWN] + "…"
            self.troubles.append(Trouble(line, str(column), shown, str(words)))

    def sort(self):
        self.troubles.sort(key=lambda trouble: trouble.line)
        return self

    @property
    def digest(self):
        """A short mark of what would be written: the same file tried later may mean something else."""
        mark = hashlib.blake2b(digest_size=16)
        for row in self.rows:
            if row.is_same:
                continue
            told = sorted((name, repr(before), repr(after)) for name, (before, after) in row.changed.items())
            mark.update(repr((row.line, row.new, row.instance.pk, told)).encode("utf-8", "surrogatepass"))
        return mark.hexdigest()
