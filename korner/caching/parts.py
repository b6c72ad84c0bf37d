"""Parts that many pages share (a box): kept like pages, under their tags and until time changes them.

A part is kept only while a page for the store is made, which then shows what the part shows: a save that makes the part old
makes the page old. What nobody keeps (staff, previews, a store in trouble) is made anew each time.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from korner.caching import stores, tags
from korner.caching.files import name_of
from korner.caching.pages import Page
from korner.caching.release import release
from korner.caching.tags import Shown

MOST = 500  # in one process; a paper has some ten boxes and the polls of its stories
DAY = 86_400.0

_memory: dict[str, Page] = {}
_lock = threading.Lock()


def part(key: tuple, make: Callable[[], str]) -> str:
    """The markup of the part `key` (words and numbers), kept or made by `make()`; the page being made shows what it shows."""
    page = tags.page()
    if page is None:
        return make()
    try:
        store = stores.current()
        if store is None:
            return make()
        name = name_of((release().hex(), "part", *map(str, key)))
        found = good(store, name)
        epoch, number = (b"", 0) if found else store.start()
    except stores.PROBLEMS as problem:
        stores.say_trouble(problem)
        return make()
    if found:
        page.tags.update(found.tags)
        page.end_at(moment_of(found.ends))
        return found.bodies[""].decode()
    with tags.collecting() as own:
        text = make()
    page.tags.update(own.tags)
    page.end_at(own.ends)
    page.parts.append((name, own, Page("", [], "", tuple(own.names()), (), number, epoch, 0.0, {"": text.encode()})))
    return text


def good(store: stores.Store, name: str) -> Page | None:
    """The part of that name, from the memory of this process or from where all processes look, if it is still good."""
    now = time.time()
    for look in (_memory.get, store.get):
        kept = look(name)
        if kept is not None and kept.ends > now and store.is_good(kept):
            remember(name, kept)
            return kept
    return None


def remember(name: str, kept: Page):
    """Keep a part in the memory of this process."""
    with _lock:
        if len(_memory) >= MOST and name not in _memory:
            _memory.clear()
        _memory[name] = kept


def keep(page: Shown, moment: datetime | None):
    """Keep the parts that were made for `page`. `moment`: when time next changes what the page shows, and so its parts."""
    try:
        store = stores.current() if page.parts else None
        if store is None:
            return
        for name, own, kept in page.parts:
            own.end_at(moment)
            kept.ends = min(own.ends.timestamp() if own.ends else time.time() + DAY, time.time() + DAY)
            kept.slots = store.slots_of(kept.tags)
            if kept.ends > time.time() and store.is_good(kept):
                store.put(name, kept)
                remember(name, kept)
    except stores.PROBLEMS as problem:
        stores.say_trouble(problem)


def moment_of(seconds: float) -> datetime:
    """A moment in Unix time as an aware datetime."""
    return datetime.fromtimestamp(seconds, UTC)
