"""How the archive's numbers are drawn: bars for the months of a year and the days of a month, shades in a calendar."""

from dataclasses import dataclass
from datetime import date

from articles.models.days import Tally

HEATS = 4  # how many shades a month's days are told apart by
STRIP = 24  # height of a strip of bars, in its own units; a bar is 8 wide, with 2 beside it


@dataclass(frozen=True)
class Row:
    """A year or month in a list: its first day, its stories, and what its bars look like (outlines of SVG)."""

    start: date
    tally: Tally
    bars: str
    french: str
    width: int


@dataclass(frozen=True)
class Cell:
    """A day of a month's calendar: its stories, and how many compared with the fullest day, from 0 (none) to HEATS."""

    day: date
    tally: Tally
    heat: int


def total(tallies):
    """The Tally of all `tallies` together."""
    together = Tally()
    for tally in tallies:
        together = together.plus(tally)
    return together


def fullest(tallies, choice):
    """The largest number in {date: Tally}, at least 1."""
    return max((tally.of(choice) for tally in tallies.values()), default=0) or 1


def cell(day, tally, most, choice):
    """The Cell of a day in a month whose fullest day has `most` stories."""
    return Cell(day, tally, -(-HEATS * tally.of(choice) // most))


def row(start, parts, most, choice):
    """The Row of a year or month that begins on `start`: a bar for each of `parts` ({date: Tally}), the highest for `most`."""
    tallies = list(parts.values())
    return Row(
        start,
        total(tallies),
        bars=outline([tally.of(choice) for tally in tallies], most),
        french="" if choice else outline([tally.fr for tally in tallies], most),
        width=10 * len(tallies) - 2,
    )


def outline(numbers, most):
    """The path (SVG) of a bar for each number; even one story of a thousand can be seen."""
    bars = [(10 * place, max(round(STRIP * number / most, 1), 1.5)) for place, number in enumerate(numbers) if number]
    return "".join(f"M{x} {STRIP}v-{height:g}h8v{height:g}z" for x, height in bars)
