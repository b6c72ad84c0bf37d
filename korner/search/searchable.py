"""What of the paper is searched? Each app says so in its `search.py`, a few lines for a kind of thing.

    class Topics(Searchable):
        name, model, template = "topic", Topic, "articles/_topic_found.html"

        def entries(self, topic):
            for language in ("tr", "fr"):
                yield Entry(language, kind="topic", title=topic.name_in(language), body=topic.introduction_in(language))

    SEARCHABLES = [Topics()]

The app's steps then call `indexing.write(thing)` in their transaction; its admin takes `WritesDocuments`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from django.apps import apps
from django.db import models
from django.utils.module_loading import import_string, module_has_submodule

from korner.publishing import Status

ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)  # the time of what stands and was published on no day


@dataclass(frozen=True)
class Entry:
    """What is searched of one thing in one language, and under which conditions it is shown.

    title weighs most, then `names` (tags, authors, section), `lead`, `body`; the body may be HTML. `publish_at` None
    means that it stands always. `sections` names its section and those above it, the one that is counted first.
    """

    language: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    lead: str = ""
    body: str = ""
    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    status: str = Status.PUBLISHED
    publish_at: datetime | None = None
    expire_at: datetime | None = None
    embargo_until: datetime | None = None


class Searchable(ABC):
    """A kind of thing that can be found. Subclasses name it, say what is searched of one thing, and show what was found."""

    name: str  # kept in documents and told by each hit: "article"
    model: type[models.Model]
    template: str  # shows one result: {{ result.card }}, {{ result.hit }}

    def rows(self) -> models.QuerySet:
        """The things with all that `entries` reads, at a number of queries that does not grow with theirs."""
        return self.model._base_manager.all()

    @abstractmethod
    def entries(self, thing) -> Iterable[Entry]:
        """What is searched of `thing`: an Entry for each language it has something in; none for what is not published."""

    @abstractmethod
    def cards(self, ids, language) -> dict[int, object]:
        """{id: what the template shows} from the live rows, at a fixed number of queries."""

    def kinds(self) -> dict[str, str]:
        """{value of the facet "kind": its name in the active language}."""
        return {}

    def labels(self, facet, values, language) -> dict[str, str]:
        """{value: name} of those `values` of the facet "section" or "author" that this app knows."""
        return {}

    def followed(self) -> dict[type[models.Model], Callable]:
        """{model of which the documents hold names: function of its id that gives the things (QuerySet)}."""
        return {}


@cache
def searchables() -> dict[str, Searchable]:
    """{name: Searchable} of all installed apps."""
    found = {}
    for config in apps.get_app_configs():
        if config.name != "korner" and module_has_submodule(config.module, "search"):
            for searchable in import_string(f"{config.name}.search.SEARCHABLES"):
                found[searchable.name] = searchable
    return found


def searchable_of(model) -> Searchable | None:
    """The Searchable whose things are rows of `model`, or None."""
    return next((known for known in searchables().values() if known.model is model), None)
