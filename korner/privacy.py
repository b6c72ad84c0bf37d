"""What the paper keeps of people, as the apps that keep it say themselves.

An app says it in its `privacy.py`: `KEPT = [Kept(…), …]`. The privacy page, a person's own data (asked for, exported,
deleted) and the job that deletes what is over are all made of these lines.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.module_loading import import_string, module_has_submodule


@dataclass(frozen=True)
class Kept:
    """One kind of personal datum.

    `what`, `why` and `how_long` are lazy translations that readers see. `of(email)` yields the rows of the person with this
    e-mail address (None: the rows know no address); `told(row)` is a row as plain data for its person; `erase(row)` ends it,
    with its files, history and pages; `forget(now)` ends all that is over and returns how many.
    """

    name: str
    what: object
    why: object
    how_long: object
    of: Callable[[str], Iterable] | None = None
    told: Callable[[object], dict] | None = None
    erase: Callable[[object], None] | None = None
    forget: Callable[[object], int] | None = None


def everything_kept():
    """The Kept of all installed apps, in their order."""
    found = []
    for config in apps.get_app_configs():
        if config.name != "korner" and module_has_submodule(config.module, "privacy"):
            found += import_string(f"{config.name}.privacy.KEPT")
    return found
