"""What the page being made shows: the tags that a later change must touch for the page to be made anew.

Three nets, from fine to coarse, so that no view can forget one:
- each row that is loaded while a page is made names itself ("article12"; see `rows.py`);
- a QuerySet that knows which list it is says so ("new-category3"; `TaggedQuerySet.shows`);
- any other query names the tables it reads ("article"): any change of any row there is then a reason.
"""

import re
from collections import Counter
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache

# A page with more rows of one kind than this names the kind's table instead: a header has its limits.
ROWS_OF_A_KIND = 120
NAME = re.compile(r"^([a-z_]+?)(\d+)$")
BY_NUMBER = re.compile(
    r'^SELECT (?:(?!SELECT).)+? FROM "(\w+)" WHERE (?:'
    r'"\1"\."id" = %s|"\1"\."id" IN \(%s(?:, %s)*\)'
    r'|\("\1"\."id" = %s(?: OR "\1"\."id" = %s)*\)'  # what the translation library makes of IN
    r")(?: ORDER BY [^()]+?)?(?: LIMIT \d+)?$",
    re.DOTALL,
)
TABLES = re.compile(r'(?:FROM|JOIN) "(\w+)"')

_page: ContextVar["Shown | None"] = ContextVar("page", default=None)


class Shown:
    """What one page shows: its `tags`, and the moment `ends` at which time itself changes it (None: never)."""

    def __init__(self):
        self.tags: set[str] = set()
        self.ends: datetime | None = None
        self.declared = 0  # how many `instead_of_tables` stand around the query that runs now
        self.parts: list = []  # parts of it that were made for it and may be kept for others (parts.py)

    def end_at(self, moment: datetime | None) -> None:
        """Do not keep the page longer than until `moment` (None: no reason to end)."""
        if moment is not None and (self.ends is None or moment < self.ends):
            self.ends = moment

    def names(self) -> list[str]:
        """The tags in the alphabetical order, kinds with too many rows put together to their table."""
        kinds = Counter(match[1] for tag in self.tags if (match := NAME.match(tag)))
        crowded = {kind for kind, number in kinds.items() if number > ROWS_OF_A_KIND}
        kept = {tag for tag in self.tags if not ((match := NAME.match(tag)) and match[1] in crowded)}
        return sorted(kept | crowded)


def page() -> Shown | None:
    """The page being made in this context, or None."""
    return _page.get()


@contextmanager
def collecting():
    """Collect what is shown within the block; yields the Shown."""
    shown = Shown()
    token = _page.set(shown)
    try:
        yield shown
    finally:
        _page.reset(token)


def shows(*tags: str) -> None:
    """Say that the page being made shows what these tags name; outside a page nothing happens."""
    shown = _page.get()
    if shown is not None:
        shown.tags.update(tags)


def ends_at(moment: datetime | None) -> None:
    """Say that the page being made changes by itself at `moment` (aware): it is not kept longer."""
    shown = _page.get()
    if shown is not None:
        shown.end_at(moment)


@contextmanager
def instead_of_tables(*tags: str):
    """The queries in this block name `tags`, and not the tables they read. Rows loaded here still name themselves."""
    shown = _page.get()
    if shown is None:
        yield
        return
    shown.tags.update(tags)
    shown.declared += 1
    try:
        yield
    finally:
        shown.declared -= 1


@lru_cache(maxsize=2000)
def read_by(sql: str) -> tuple[bool, tuple[str, ...]]:
    """(whether the statement only looks rows up by their numbers, the tables it reads)."""
    match = BY_NUMBER.match(sql)
    return (True, (match[1],)) if match else (False, tuple(dict.fromkeys(TABLES.findall(sql))))
