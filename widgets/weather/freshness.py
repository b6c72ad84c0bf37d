"""Is a forecast still today's? It is fresh while its source is asked in time, then marked, then hidden."""

from datetime import timedelta

from korner.fetching.age import State as State
from korner.fetching.age import change_after, state_at

# MET Norway lets an answer stand for half an hour or so; five missed answers in a row are no accident any more.
STALE_AFTER = timedelta(hours=3)
# A forecast of yesterday is no news of today's sky, and its hours reach no further (readings.HOURS_KEPT).
HIDDEN_AFTER = timedelta(hours=24)


def state_of(checked_at, now):
    """The State at `now` of what was last confirmed at `checked_at`."""
    return state_at(now, checked_at + STALE_AFTER, checked_at + HIDDEN_AFTER)


def next_change(checked_at, now):
    """The next moment at which the State changes by itself, or None."""
    return change_after(now, checked_at + STALE_AFTER, checked_at + HIDDEN_AFTER)
