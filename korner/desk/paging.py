"""How long lists of the desk are leafed through: nothing is counted, and nobody leafs beyond the two-hundredth page.

A page far behind costs the database all pages before it; what is older is found by words or filters.
"""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST_PAGES = 200


class UncountedPage(Page):
    """A page that knows whether another one follows, from the one row that was read beyond it."""

    def __init__(self, object_list, number, paginator, follows=False):
        super().__init__(object_list, number, paginator)
        self.follows = follows

    def has_next(self):
        return self.follows and self.number < self.paginator.num_pages

    @property
    def is_last_allowed(self):
        """Whether rows follow that are not leafed to."""
        return self.follows and self.number >= self.paginator.num_pages


class InfinitePaginator(Paginator):
    """Pages of a list without COUNT. (The theme knows it by its name, and prints no number of results.)"""

    template_name = "admin/desk/pages.html"
    shown = None  # the page that was asked for last

    @cached_property
    def count(self):
        return self.per_page * MOST_PAGES

    def page(self, number):
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        rows = self.object_list[bottom : bottom + self.per_page + 1]
        read = list(rows)
        shown = read[: self.per_page]
        if isinstance(self.object_list, QuerySet):
            # Still a QuerySet, for forms in a list; what was read is not read again.
            shown = self.object_list[bottom : bottom + self.per_page]
            shown._result_cache, shown._prefetch_done = read[: self.per_page], True
        self.shown = UncountedPage(shown, number, self, follows=len(read) > self.per_page)
        return self.shown
