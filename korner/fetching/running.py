"""Asking a source: what is due, one at a time over all processes; what came in is kept, what failed is tried again later.

The last good value stands until a better one has been taken whole: a source's `take` and the row's new date are one
transaction. Nothing here is called by a page (tests/fetching/test_never_by_a_page.py).
"""

import logging
import random
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from korner.fetching.door import fetch
from korner.fetching.models import Asked
from korner.fetching.problems import Unreachable, kept
from korner.fetching.sources import Nonsense, NotModified
from korner.fetching.standing import is_on

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)  # of one address to one process; after a crash it is free again
FIRST_REST = timedelta(minutes=2)  # after a failure; then twice as long each time
LONGEST_REST = timedelta(hours=6)
LONGEST_WISH = timedelta(days=1)  # what a source may ask for itself, by Expires or Retry-After
MOST_JITTER = timedelta(minutes=2)
MOST_SECONDS = 60  # of one run: other tasks wait behind it
PAGES = ("text/html", "application/xhtml+xml")
dice = random.SystemRandom()


def run(source, now=None):
    """Ask every due address of a Source, the one that waits longest first; returns how many answered well."""
    if not is_on(source) or not source.has_key:
        return 0
    asks = {ask.key: ask for ask in source.asks()}
    rows = due_rows(source, asks, now or timezone.now())
    good, end = 0, time.monotonic() + MOST_SECONDS
    for place, row in enumerate(rows):
        at = now or timezone.now()
        if time.monotonic() > end:
            break
        if not claim(row, at):
            continue
        problem = ask_one(source, asks[row.key], row, at)
        if problem is None:
            good += 1
        elif isinstance(problem, Unreachable) and problem.for_all:
            # The others would meet the same silence, each for its ten seconds: they wait as long as this one.
            rest = [other.pk for other in rows[place + 1 :]]
            Asked.objects.filter(free(at), pk__in=rest).update(next_at=row.next_at)
            break
    return good


def due_rows(source, asks, at):
    """The rows of `asks` that are due, in the order in which they became so; what was never asked gets its row."""
    known = set(Asked.objects.filter(source=source.name).values_list("key", flat=True))
    new = [Asked(source=source.name, key=key, next_at=at) for key in asks if key not in known]
    Asked.objects.bulk_create(new, ignore_conflicts=True)
    found = Asked.objects.filter(free(at), source=source.name).order_by("next_at", "pk")
    return [row for row in found if row.key in asks]


def free(at):
    """Rows that are due and that no process has taken."""
    return (Q(next_at__lte=at) | Q(next_at=None)) & (Q(busy_until__lte=at) | Q(busy_until=None))


def claim(row, at):
    """Whether this process may ask for `row` now: nobody else has taken it, or asked meanwhile."""
    return Asked.objects.filter(free(at), pk=row.pk).update(busy_until=at + LEASE, asked_at=at) == 1


def ask_one(source, ask, row, at):
    """Ask one claimed address and keep what came of it; returns the problem, None for a good answer."""
    limits = {"most_bytes": source.most_bytes, "seconds": settings.FETCH_SECONDS}
    try:
        answer = fetch(ask, **limits, etag=row.etag, last_modified=row.last_modified)
        with transaction.atomic():
            taken(source, answer)
            well(source, row, answer, at)
    except (Unreachable, Nonsense) as problem:
        failed(source, row, problem, at)
        return problem
    except Exception as problem:  # A slip of one parser stops neither the clock nor the other sources.
        log.exception("what %s answered could not be kept", source.name)
        failed(source, row, problem, at)
        return problem
    return None


def taken(source, answer):
    """Let the source's app take a good answer. Raises Nonsense for a page where data is expected."""
    if isinstance(answer, NotModified):
        if source.unchanged:
            source.unchanged(answer)
        return
    if answer.content_type.partition(";")[0].strip().lower() in PAGES:
        raise Unreachable("html")
    source.take(answer)


def well(source, row, answer, at):
    """Write down a good answer, and when the next one is due."""
    facts = {}
    if not isinstance(answer, NotModified):
        facts = {name: whole(row, name, getattr(answer, name)) for name in ("etag", "last_modified")}
    Asked.objects.filter(pk=row.pk).update(
        good_at=answer.asked_at,
        failures=0,
        problem="",
        busy_until=None,
        next_at=at + rest_after_good(source, answer, at),
        **facts,
    )


def whole(row, name, text):
    """What can be sent back as it came, or nothing: half a mark is another mark."""
    fits = len(text) <= row._meta.get_field(name).max_length and text.isascii() and text.isprintable()
    return text if fits else ""


def failed(source, row, problem, at):
    """Write down a failure; the last good answer stays, and the wait grows."""
    secret = str(getattr(settings, source.key_setting, "")) if source.key_setting else ""
    row.failures += 1
    row.next_at = at + rest_after_failure(row.failures, getattr(problem, "wait", None))
    facts = {"failures": row.failures, "next_at": row.next_at, "busy_until": None}
    if isinstance(problem, Unreachable):
        facts["problem"] = kept(problem.reason, problem.detail, secret)
    elif isinstance(problem, Nonsense):
        facts["problem"] = kept("nonsense", problem, secret)
    else:
        facts["problem"] = kept("unread")
    if not isinstance(problem, Unreachable):
        facts |= {"etag": "", "last_modified": ""}  # the next answer comes whole
    Asked.objects.filter(pk=row.pk).update(**facts)
    log.warning("%s %s: %s", source.name, row.key, facts["problem"])


def rest_after_good(source, answer, at):
    """How long a good answer is let alone: the source's own wait or the answer's word, and a little chance on top.

    What is known to change at a certain hour is not let alone beyond it.
    """
    rest = source.every
    if answer.expires:
        rest = max(rest, min(answer.expires - at, LONGEST_WISH))
    if source.at_latest:
        rest = min(rest, source.at_latest(at) - at)
    return rest + dice.random() * min(rest / 20, MOST_JITTER)


def rest_after_failure(failures, wish=None):
    """How long to wait after so many failures in a row: doubled each time, a fifth more or less by chance, or the wish."""
    rest = min(FIRST_REST * 2 ** (min(failures, 12) - 1), LONGEST_REST)
    rest = min(rest * dice.uniform(0.8, 1.2), LONGEST_REST)
    return max(rest, min(wish, LONGEST_WISH)) if wish else rest
