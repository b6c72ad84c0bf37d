"""The columns of a table, and finding them in a head however it is written."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from korner.tables.sheet import TableTrouble
from korner.text.slugs import slugify

LANGUAGES = ("tr", "fr", "en")


@dataclass(frozen=True, eq=False)
class Column:
    """One column. `name` is what it is called in code and, unless `attribute` says otherwise, the field it fills.

    words      what stands in the head (lazy translation); understood in all three languages
    reader     a korner.tables.cells.Reader: how a cell is read and written
    spellings  other heads that mean it; case, accents and signs between words make no difference
    required   the column must be there and filled in every row
    attribute  the field it fills; None: no field, the resource's own `fill` sees to it
    example    what stands in the template's row (a str, or lazy)
    exported   False: it is read, never written out
    """

    name: str
    words: Any
    reader: Any
    spellings: tuple[str, ...] = ()
    required: bool = False
    help: Any = ""
    attribute: str | None = ""
    example: Any = ""
    exported: bool = True

    @property
    def fills(self):
        """The field it fills, or None."""
        return self.name if self.attribute == "" else self.attribute


def key_of(head):
    """What two heads have in common that mean the same."""
    return slugify(str(head).replace("_", " ").replace("*", " "))


def heads_of(column):
    """All keys under which a column is known."""
    known = {key_of(column.name), *(key_of(word) for word in column.spellings)}
    for language in LANGUAGES:
        with translation.override(language):
            known.add(key_of(column.words))
    return known - {""}


@lru_cache(maxsize=64)
def known_heads(columns):
    """{key: Column} of a tuple of columns; where two claim a word, the first has it."""
    found = {}
    for column in columns:
        for key in heads_of(column):
            found.setdefault(key, column)
    return found


def placed(columns, head):
    """({Column: its place in the row}, [heads that mean none]). Raises TableTrouble for missing and doubled columns."""
    known, places, ignored = known_heads(tuple(columns)), {}, []
    for place, word in enumerate(head):
        column = known.get(key_of(word))
        if column is None:
            if word:
                ignored.append(word)
        elif column in places:
            said = {"column": column.words, "one": head[places[column]], "other": word}
            raise TableTrouble(_("Two columns are meant by “%(column)s”: “%(one)s” and “%(other)s”.") % said)
        else:
            places[column] = place
    missing = [str(column.words) for column in columns if column.required and column not in places]
    if missing:
        words = _("These columns are missing: %s. The first line of the table names its columns.")
        raise TableTrouble(words % ", ".join(missing))
    return places, ignored
