"""A line through the values of the last months, as the points of an SVG; nothing is drawn by script."""

from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, EDGE = 600, 160, 6


@dataclass(frozen=True)
class Line:
    """`points` for a polyline in a box of WIDTH × HEIGHT, the last point, the lowest and the highest (day, value)."""

    points: str
    last: tuple[float, float]
    lowest: tuple
    highest: tuple
    width: int = WIDTH
    height: int = HEIGHT


def line_through(days):
    """The Line through [(day, value)] (ascending); None where there are fewer than two. Days stand apart as in the calendar."""
    if len(days) < 2:
        return None
    lowest, highest = min(days, key=lambda one: one[1]), max(days, key=lambda one: one[1])
    first, span = days[0][0], (days[-1][0] - days[0][0]).days or 1
    room = highest[1] - lowest[1] or Decimal(1)
    flat = highest[1] == lowest[1]
    points = []
    for day, value in days:
        x = EDGE + (WIDTH - 2 * EDGE) * (day - first).days / span
        share = 0.5 if flat else float((value - lowest[1]) / room)
        points.append((round(x, 1), round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share, 1)))
    return Line(" ".join(f"{x},{y}" for x, y in points), points[-1], lowest, highest)
