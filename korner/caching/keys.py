"""Which stored page answers a request, and which requests pass the store by (RULES.md 3)."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode

from django.http.request import split_domain_port, validate_host

# Words that trackers add to addresses; they change nothing and are dropped before the key is made.
TRACKERS = ("utm_", "mc_")
TRACKER_WORDS = frozenset({"fbclid", "gclid", "igshid"})
LONGEST_QUERY = 400
# Never pages: the desk, files with immutable names, the questions of the machine room, drafts that outsiders may see.
PASSING = ("/admin/", "/static/", "/media/", "/healthz", "/readyz", "/onizleme/", "/fr/apercu/")
# What makes a request one of a kind.
PERSONAL = ("HTTP_HX_REQUEST", "HTTP_RANGE", "HTTP_AUTHORIZATION")


def is_tracker(word: str) -> bool:
    """Whether `word` of a query is a tracker's."""
    return word in TRACKER_WORDS or word.startswith(TRACKERS)


@lru_cache(maxsize=4096)
def canonical_query(query: str, known: frozenset) -> tuple[str, bool]:
    """(the query without trackers' words and in one order, whether all its words are among the `known`).

    An unknown word, or one that is said twice, leaves the query as it came but for the trackers'.
    """
    if len(query) > LONGEST_QUERY:
        return query, False
    words = parse_qsl(query, keep_blank_values=True, encoding="latin-1")
    kept = [(word, value) for word, value in words if not is_tracker(word)]
    names = [word for word, _value in kept]
    plain = len(set(names)) == len(names) and known.issuperset(names)
    if len(kept) == len(words) and not plain:
        return query, False
    text = urlencode(sorted(kept) if plain else kept, quote_via=quote, encoding="latin-1")
    return text, plain


class Hosts:
    """The names under which the paper is read; a name that is not allowed has no pages."""

    def __init__(self, allowed: Iterable[str]):
        self.allowed = list(allowed)
        self.known: dict[str, bool] = {}

    def __contains__(self, host: str) -> bool:
        known = self.known.get(host)
        if known is None:
            domain, _port = split_domain_port(host)
            known = bool(domain) and host == host.lower() and validate_host(domain, self.allowed)
            if len(self.known) < 256:  # anybody may send any name
                self.known[host] = known
        return known
