"""Which store this process uses, and what is done when it cannot be used."""

import logging
import os
import threading
import time
from pathlib import Path

import redis
from django.conf import settings

from korner.caching.files import FileStore
from korner.caching.release import release
from korner.caching.valkey import ValkeyStore

log = logging.getLogger(__name__)

OFF = "off"
# What a full disk, a broken folder or a dead server raise.
PROBLEMS = (OSError, redis.RedisError)
SAID_EVERY = 60.0

_lock = threading.Lock()
_opened: dict[str, object] = {}
_said: dict[str, float] = {}


def is_on() -> bool:
    """Whether pages are kept at all."""
    return settings.PAGE_STORE_URL != OFF


def current():
    """The store of this process, opened at its first use; None when pages are not kept. Raises PROBLEMS."""
    if not is_on():
        return None
    with _lock:
        if _opened.get("process") != os.getpid() or _opened.get("url") != settings.PAGE_STORE_URL:
            _opened.clear()
            if settings.PAGE_STORE_URL:
                store = ValkeyStore(settings.PAGE_STORE_URL)
            else:
                store = FileStore(Path(settings.PAGES_ROOT), settings.PAGE_STORE_BYTES)
            _opened.update(process=os.getpid(), url=settings.PAGE_STORE_URL, store=store)
        return _opened["store"]


def forget():
    """Open the store anew at its next use."""
    with _lock:
        _opened.clear()


def say_trouble(problem: BaseException):
    """One line in the log, once a minute at most for each kind of problem."""
    kind = type(problem).__name__
    now = time.monotonic()
    if now - _said.get(kind, -SAID_EVERY) >= SAID_EVERY:
        _said[kind] = now
        log.warning("the page store cannot be used, pages are built: %s: %s", kind, problem)


def at_start(store):
    """What a process does with the store it has opened: another release lets the edge forget all, lost purges are made up."""
    from django.db import DatabaseError

    from korner.caching import changes

    try:
        if store.takes_release(release()):
            changes.everything_is_old()
        changes.replay()
    except PROBLEMS as problem:
        say_trouble(problem)
    except DatabaseError as problem:  # Not migrated yet, or gone: the clock makes it up later.
        log.warning("purges could not be made up for: %s", problem)
