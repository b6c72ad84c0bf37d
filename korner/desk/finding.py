"""What of the desk is found by words, and by whom. Each app says so in its module `desk_finders`:

    class Topics(Finder):
        name, number, model, icon, words = "topic", 3, Topic, "folder_special", _("Topics")

        def texts(self, topic):
            yield from (Text(language, topic.name_in(language)) for language in ("tr", "fr"))

    FINDERS = [Topics()]

The words lie in an index, which a higher floor keeps (`korner.search.desk_index`); a person finds what his role may open.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.module_loading import import_string, module_has_submodule

from korner.text.folding import fold

SHOWN = 6  # things of one kind
LONGEST = 200  # characters of a question
INDEX = []


@dataclass(frozen=True)
class Text:
    """Words by which a thing is found, in their language. `head`: they name it, and weigh more than what it says."""

    language: str
    words: str
    head: bool = True


@dataclass(frozen=True)
class Found:
    """One thing found: what it is called, where it is opened, what tells it from others."""

    title: str
    link: str
    language: str = ""
    note: str = ""
    icon: str = ""
    state: tuple = ()  # (code, words) of where it stands


@dataclass
class Group:
    """The things of one kind."""

    name: str
    words: str
    items: list = field(default_factory=list)
    more: str = ""


class Finder(ABC):
    """A kind of thing that is found at the desk."""

    name: str  # kept in the index
    number: int  # its mark in the index, 1 to 15; never changed, never given twice
    model: type[models.Model]
    icon: str
    words: object  # what its things are called together, in the language of who reads it
    written_at_save = True  # False: a step writes it when its parts are saved as well
    has_body = False  # True: some texts are no head

    @abstractmethod
    def texts(self, thing) -> Iterable[Text]:
        """The words of `thing`."""

    def rows(self) -> models.QuerySet:
        """The things with all that `texts` reads, at a number of queries that does not grow with theirs."""
        return self.model._base_manager.all()

    def may_find(self, person):
        """Whether `person` finds things of this kind: those who may see them at all."""
        meta = self.model._meta
        return person.has_perm(f"{meta.app_label}.view_{meta.model_name}")

    def shown(self, request, ids) -> list[Found]:
        """What is shown of the things with these ids, in their order, in one query."""
        things = self.rows().in_bulk(ids)
        return [self.entry(things[pk]) for pk in ids if pk in things]

    def entry(self, thing) -> Found:
        """What is shown of one thing."""
        return Found(str(thing), self.link(thing), icon=self.icon)

    def link(self, thing):
        """Where the thing is opened."""
        meta = self.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])

    def more(self):
        """The list in which all of them stand, to be asked with `?q=`."""
        meta = self.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


@cache
def finders() -> dict[str, Finder]:
    """{name: Finder} of all installed apps, in the order of their numbers."""
    found = []
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "desk_finders"):
            found += import_string(f"{config.name}.desk_finders.FINDERS")
    return {finder.name: finder for finder in sorted(found, key=lambda finder: finder.number)}


def finder_of(model):
    """The Finder whose things are rows of `model`, or None."""
    return next((finder for finder in finders().values() if finder.model is model), None)


def use(index):
    """Let `index` answer: a function of ([(Finder, how many)], words) that gives {name: [ids, the best first]}."""
    INDEX[:] = [index]


def ids_of(model, words, limit):
    """The ids of rows of `model` that have all `words`, newest first, at most `limit`; None where no index knows them."""
    finder = finder_of(model)
    if finder is None or not INDEX:
        return None
    return INDEX[0]([(finder, limit)], words)[finder.name]


def find(request, words):
    """What `request.user` finds by `words`: a list of Group, none of them empty; pages of the desk first."""
    words = words.replace("\x00", " ").strip()[:LONGEST]
    if not words:
        return []
    chosen = [finder for finder in finders().values() if finder.may_find(request.user)]
    known = INDEX[0]([(finder, SHOWN + 1) for finder in chosen], words) if INDEX and chosen else {}
    groups = [Group("page", "", pages(request, words))]
    for finder in chosen:
        ids = known.get(finder.name, [])
        if ids:
            more = finder.more() if len(ids) > SHOWN else ""
            groups.append(Group(finder.name, str(finder.words), finder.shown(request, ids[:SHOWN]), more))
    return [group for group in groups if group.items]


def pages(request, words):
    """The pages and acts of the desk this person may open whose names begin like `words`."""
    from korner.desk.start import buttons
    from korner.desk.theme import account_links, navigation

    known = [(button["words"], button["link"], button["icon"]) for button in buttons(request)]
    known += [
        (entry["title"], entry["link"], entry["icon"]) for group in navigation(request) for entry in group["items"]
    ]
    known += [(entry["title"], entry["link"], "account_circle") for entry in account_links(request)]
    sought = fold(words).split()
    found = []
    for title, link, icon in known:
        own = fold(str(title)).split()
        if sought and all(any(word.startswith(part) for word in own) for part in sought):
            found.append(Found(str(title), str(link), icon=icon))
    return found[:SHOWN]
