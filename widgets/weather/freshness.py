"""Is a forecast still today's? It is fresh while its source is asked in time, then marked, then hidden."""

from datetime import timedelta
from enum import StrEnum

# MET Norway lets an answer stand for half an hour or so; five missed answers in a row are no accident any more.
STALE_AFTER = timedelta(hours=3)
# A forecast of yesterday is no news of today's sky, and its hours reach no further (readings.HOURS_KEPT).
HIDDEN_AFTER = timedelta(hours=24)


class State(StrEnum):
    """What readers get to see of a forecast."""

    FRESH = "fresh"
    STALE = "stale"
    HIDDEN = "hidden"


def state_of(checked_at, now):
    """The State at `now` of what was last confirmed at `checked_at`."""
    if now >= checked_at + HIDDEN_AFTER:
        return State.HIDDEN
    return State.STALE if now >= checked_at + STALE_AFTER else State.FRESH


def next_change(checked_at, now):
    """The next moment at which the State changes by itself, or None."""
    moments = (checked_at + STALE_AFTER, checked_at + HIDDEN_AFTER)
    return min((moment for moment in moments if moment > now), default=None)
