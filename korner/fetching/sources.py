"""What an app says of a source it asks outside: an app's `sources.py` has `SOURCES = [Source(…), …]`.

The app reads the answer and stores what it says in its own tables; when, how often and within which limits it is asked, and
what happens when it fails, is the house's affair (running.py). A page never asks: it reads the app's tables.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string, module_has_submodule

MEGABYTE = 1024 * 1024


class Nonsense(ValueError):
    """An answer that cannot be what was asked for. Its text (English, short) stands at the desk; what was before stays."""


@dataclass(frozen=True)
class Ask:
    """One address of a source. `key` tells it from the source's others ("" where there is only one), e.g. a city's key."""

    url: str
    key: str = ""
    headers: dict = field(default_factory=dict)  # secrets belong here, never into the address


@dataclass(frozen=True)
class Answer:
    """What came back: the body, unpacked and within its limit, when it was asked for, and until when it stays as it is."""

    ask: Ask
    body: bytes
    content_type: str
    asked_at: datetime
    expires: datetime | None = None
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class NotModified:
    """What was answered last is still so, and until when that is said to hold."""

    ask: Ask
    asked_at: datetime
    expires: datetime | None = None


@dataclass(frozen=True)
class Source:
    """A source outside. `take(answer)` stores what an answer says, in one transaction, or raises Nonsense and stores nothing.

    `asks()` yields the Asks of now (none: nothing to ask today). `every` is the wait after a good answer, where the answer
    itself says nothing of that. `key_setting` names the setting that holds its secret: without it the source is not asked.
    """

    name: str
    words: object  # lazy: what the desk calls it, e.g. "ECB – reference rates"
    asks: Callable[[], Iterable[Ask]]
    take: Callable[[Answer], object]
    every: timedelta
    on: bool = True  # whether it is asked before anybody has touched its switch
    key_setting: str = ""
    most_bytes: int = 2 * MEGABYTE
    terms: object = ""  # lazy: a sentence on what its terms ask of the paper, shown at the desk
    home: str = ""  # the address of its site, for people
    # Called in one transaction where what was taken last is still so; raises Nonsense where nothing of it is there any more.
    unchanged: Callable[[NotModified], object] | None = None
    # When it is asked again at the latest after a good answer at a moment, however long `every` or the answer's word is:
    # for what changes at a known hour of the day.
    at_latest: Callable[[datetime], datetime] | None = None

    @property
    def begins_on(self):
        """Whether it is asked before anybody has touched its switch; the demo newspaper asks nobody by itself."""
        return self.on and not settings.DEMO

    @property
    def has_key(self):
        """Whether all that it needs is set."""
        return not self.key_setting or bool(getattr(settings, self.key_setting, ""))


def all_sources():
    """{name: Source} of all installed apps, in their order."""
    found = {}
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "sources") and config.name != "korner.fetching":
            found.update({source.name: source for source in import_string(f"{config.name}.sources.SOURCES")})
    return found
