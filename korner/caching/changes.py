"""What a save touches: written with the row, purged after the commit and before the answer, made up for after a crash."""

import logging
import threading
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from korner.caching import edge, stores
from korner.caching.models import Purge

log = logging.getLogger(__name__)

EVERYTHING = "*"
AT_ONCE = 500
MOST_TOGETHER = 1000  # tags of one purge

_here = threading.local()


def touch(*tags: str, hard: bool = False) -> None:
    """Let every page that shows one of `tags` be old once the running transaction is committed.

    `hard`: the edge forgets these pages altogether (withdrawn, deleted) and does not show them in its trouble either.
    """
    if not tags or not stores.is_on() or getattr(_here, "quiet", False):
        return
    together = getattr(_here, "together", None)
    if together is not None:
        together[hard].update(tags)
        return
    row = Purge.objects.create(tags=sorted(set(tags)), hard=hard)
    _here.__dict__.setdefault("waiting", []).append(row)
    transaction.on_commit(carry_out)


def everything_is_old() -> None:
    """Let every page be old: a new epoch begins once the running transaction is committed."""
    touch(EVERYTHING, hard=True)


@contextmanager
def one_purge_for_all():
    """For work that changes most of the paper: single rows touch nothing, at the end every page is old.

    The purge is noted before the work begins, so that it is made up for if the work is broken off.
    """
    rows = [Purge.objects.create(tags=[EVERYTHING], hard=True)] if stores.is_on() else []
    before, _here.quiet = getattr(_here, "quiet", False), True
    try:
        yield
    finally:
        _here.quiet = before
        if rows:
            purge(rows)


@contextmanager
def touched_together():
    """For many saves in one transaction: what they touch is noted at the end, as one purge.

    More tags than an edge takes well are every page. What is broken off touches nothing: its transaction is taken back.
    """
    if getattr(_here, "together", None) is not None:
        yield
        return
    together: dict[bool, set[str]] = {False: set(), True: set()}
    _here.together = together
    try:
        yield
    finally:
        _here.together = None
    for hard, tags in together.items():
        touch(*(tags if len(tags) <= MOST_TOGETHER else {EVERYTHING}), hard=hard)


def carry_out() -> None:
    """Purge what this thread has touched since the last time; called after the commit. Never raises."""
    rows = _here.__dict__.pop("waiting", [])
    if rows:
        purge(rows)


def purge(rows: Iterable[Purge]) -> None:
    """Purge what `rows` name, here and at the edge, and forget those that all have confirmed. Never raises."""
    rows = list(rows)
    try:
        number = purge_here({tag for row in rows if row.edges is None for tag in row.tags})
    except stores.PROBLEMS as problem:
        stores.say_trouble(problem)  # The rows stay: the clock tries again.
        return
    left = {}
    for hard in (False, True):
        asked = [row for row in rows if row.hard == hard and row.pk]
        tags = sorted({tag for row in asked for tag in row.tags})
        if tags:
            silent = edge.purge(tags, hard=hard, everything=EVERYTHING in tags, number=number)
            left.update({row.pk: silent for row in asked})
    try:
        done = [pk for pk, silent in left.items() if not silent]
        Purge.objects.filter(pk__in=done).delete()
        for pk, silent in left.items():
            if silent:
                Purge.objects.filter(pk=pk).update(edges=silent)
    except Exception:
        # The row that changed is saved and the pages are old: a save must not fail for its own book-keeping.
        log.exception("purges stay noted and are made once more")


def purge_here(tags: set[str]) -> int:
    """Purge the store of this machine (or that of all); returns the purge's number. Raises stores.PROBLEMS."""
    store = stores.current()
    if store is None:
        return 0
    if EVERYTHING in tags:
        return store.new_epoch()
    return store.touch(sorted(tags)) if tags else store.start()[1]


def replay() -> int:
    """Make up for purges that a crash or a silent edge has left; returns how many were noted.

    One that is still under way in another process is made twice, which changes nothing.
    """
    rows = list(Purge.objects.order_by("pk")[:AT_ONCE]) if stores.is_on() else []
    if rows:
        purge(rows)
    return len(rows)


def waiting_edges(now=None) -> int:
    """How many purges an edge has not confirmed within its two seconds."""
    late = (now or timezone.now()) - timedelta(seconds=settings.EDGE_PURGE_SECONDS)
    return Purge.objects.filter(made_at__lte=late).exclude(edges=None).count()
