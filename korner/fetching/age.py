"""How old may a value from outside be? It is fresh, then marked as old, then not shown at all."""

from enum import StrEnum


class State(StrEnum):
    """What readers get to see of a value."""

    FRESH = "fresh"
    STALE = "stale"
    HIDDEN = "hidden"


def state_at(now, stale, hidden):
    """The State at `now` of a value that is marked from the moment `stale` on, and hidden from `hidden` on."""
    if now >= hidden:
        return State.HIDDEN
    return State.STALE if now >= stale else State.FRESH


def change_after(now, stale, hidden):
    """The next moment at which its State changes by itself, or None."""
    return min((moment for moment in (stale, hidden) if moment > now), default=None)
