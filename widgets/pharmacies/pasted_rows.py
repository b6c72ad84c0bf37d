"""What a pasted list became: the duties it tells of, and the lines nobody understood."""

from dataclasses import dataclass, field
from datetime import date


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
