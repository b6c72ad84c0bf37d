"""How one builds a page while the others wait for it, for a moment."""

import time
from collections.abc import Callable
from contextlib import contextmanager

# A builder that died or is slow holds nobody up for longer (seconds).
PATIENCE = 1.0
LOOK_AGAIN = 0.01


@contextmanager
def one_builds(take: Callable, leave: Callable, found: Callable):
    """Yield the page that `found()` returns, or None to whoever is to build it.

    `take()` says whether this one may build; he looks once more first, and calls `leave()` when he is done. The others look
    for the page while they wait, PATIENCE at most; then they build themselves.
    """
    end = time.monotonic() + PATIENCE
    while not take():
        page = found()
        if page is not None or time.monotonic() > end:
            yield page
            return
        time.sleep(LOOK_AGAIN)
    try:
        yield found()
    finally:
        leave()
