"""Which store this process uses, and what is done when it cannot be used."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import redis
from django.conf import settings

from korner.caching.files import FileStore
from korner.caching.pages import Page, Ready
from korner.caching.release import release
from korner.caching.valkey import ValkeyStore

log = logging.getLogger(__name__)


class Store(Protocol):
    """What the door and the purges ask of a store: FileStore, ValkeyStore."""

    def last_number(self) -> Callable[[int], int]: ...
    def start(self) -> tuple[bytes, int]: ...
    def slots_of(self, tags: Iterable[str]) -> tuple[int, ...]: ...
    def is_good(self, page: Page | Ready) -> bool: ...
    def get(self, name: str) -> Page | None: ...
    def put(self, name: str, page: Page) -> None: ...
    def builder(self, name: str, found: Callable[[], Page | None]) -> AbstractContextManager[Page | None]: ...
    def touch(self, tags: Iterable[str]) -> int: ...
    def new_epoch(self) -> int: ...
    def takes_release(self, release: bytes) -> bool: ...
    def is_current(self) -> bool: ...


OFF = "off"
# What a full disk, a broken folder or a dead server raise.
PROBLEMS = (OSError, redis.RedisError)
SAID_EVERY = 60.0

_lock = threading.Lock()
_opened: dict[str, Any] = {}
_said: dict[str, float] = {}


def is_on() -> bool:
    """Whether pages are kept at all."""
    return settings.PAGE_STORE_URL != OFF


def current() -> Store | None:
    """The store of this process, opened at its first use; None when pages are not kept. Raises PROBLEMS."""
    if not is_on():
        return None
    with _lock:
        if _opened.get("process") != os.getpid() or _opened.get("url") != settings.PAGE_STORE_URL:
            _opened.clear()
            store: Store = (
                ValkeyStore(settings.PAGE_STORE_URL)
                if settings.PAGE_STORE_URL
                else FileStore(Path(settings.PAGES_ROOT), settings.PAGE_STORE_BYTES)
            )
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


def at_start(store: Store):
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
