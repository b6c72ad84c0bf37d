"""How often may one address search? Searches are made anew for every reader, so they are the dearest thing to ask for."""

from django.conf import settings

from korner import limits
from korner.limits import asker, count

__all__ = ["SEARCH", "SUGGESTIONS", "asker", "count", "seconds_to_wait"]

SEARCH, SUGGESTIONS = "search", "suggestions"
TIMES_AS_MANY = {SEARCH: 1, SUGGESTIONS: 4}  # a reader who types is helped several times for one search


def seconds_to_wait(request, kind=SEARCH):
    """Count one question of `kind` by the address that asks; returns 0, or the seconds until it may ask again.

    The limit is settings.SEARCH_PER_MINUTE questions a minute of the clock; 0 is no limit.
    """
    return limits.seconds_to_wait(request, kind, settings.SEARCH_PER_MINUTE * TIMES_AS_MANY[kind])
