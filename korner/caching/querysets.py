"""A selection that knows which list it is."""

from django.db import models
from django.db.models.query import ModelIterable

from korner.caching.tags import instead_of_tables, page


class TaggedQuerySet(models.QuerySet):
    """A QuerySet whose rows, loaded whole, name the tags of its list and not the tables it reads.

    Within a block that names its tags itself (`instead_of_tables`) the block's word counts.
    Rows that leave a list touch their own tag, rows that enter it must touch the list's: see `rows.py`.
    """

    list_tags: frozenset[str] = frozenset()

    def shows(self, *tags):
        """The same selection, which names `tags` when its rows are loaded."""
        clone = self._chain()
        clone.list_tags = frozenset(tags)
        return clone

    def _clone(self):
        clone = super()._clone()
        clone.list_tags = self.list_tags
        return clone

    def names_its_rows(self):
        """Whether the rows are loaded whole, so that each says itself that it is shown."""
        return self._iterable_class is ModelIterable or hasattr(self._iterable_class, "names_its_rows")

    def _fetch_all(self):
        # Values, counts and unions show more than rows can say of themselves: these name their tables.
        shown = page()
        if self._result_cache is None and self.list_tags and shown and not shown.declared and self.names_its_rows():
            with instead_of_tables(*self.list_tags):
                self._result_cache = list(self._iterable_class(self))
        super()._fetch_all()
