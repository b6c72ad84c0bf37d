"""Which stories are asked for, and what is fetched along with them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from articles.models.cards import COLUMNS, CardIterable
from articles.models.day_writers import CountedQuerySet
from korner.publishing import PublishableQuerySet


class ArticleQuerySet(CountedQuerySet, PublishableQuerySet):
    """Selections of stories; they build on each other, e.g. `visible().in_section(gundem).for_cards()`."""

    def newest_first(self):
        """The order of every list of readers."""
        return self.order_by("-publish_at", "-pk")

    def for_cards(self):
        """As light rows (StoryRow) with what a card shows; further selections may follow, related rows may not."""
        # A plain QuerySet: the translation library's own writes its columns in the order of a set.
        plain = ArticleQuerySet(self.model, query=self.query.chain(), using=self._db)
        rows = plain.shows(*self.list_tags).values_list(*COLUMNS)
        rows._iterable_class = CardIterable
        return rows

    def with_bylines(self):
        """With the bylines a card names, and their authors' faces."""
        return self.prefetch_related(named_bylines())

    def in_section(self, category):
        """Stories of a section; a section of the first level has those of its parts."""
        stories = self.filter(category=category) if category.parent_id else self.filter(root=category)
        return stories.shows(f"new-category{category.pk}")

    def readable_in(self, language):
        """Stories whose whole text can be read in `language`: the choice "français seulement"."""
        return self.filter(self.model.read_whole_in(language))

    def before(self, publish_at, pk):
        """Stories older than that place in the order newest first (keyset paging)."""
        older = self.filter(publish_at__lte=publish_at).filter(Q(publish_at__lt=publish_at) | Q(pk__lt=pk))
        return older.shows("old")  # new stories do not change it

    def stretch(self, place, number):
        """The first `number` stories, or those behind `place`: what korner.paging asks of a list."""
        rows = self.newest_first()
        return list((rows.before(place.at, place.pk) if place else rows)[:number])

    def by_person(self, person, **fields):
        """Stories this account began, was given or is named on; `fields`: what else is asked of them, so that few are gathered.

        Lists of numbers out of indexes: an OR over all of them would read the table.
        """
        from articles.models.byline import Byline

        stories = models.QuerySet(self.model).filter(**fields).order_by()
        begun = stories.filter(created_by=person).values("pk")
        given = stories.filter(assigned_to=person).values("pk")
        named = Byline.objects.filter(author__account=person).order_by().values("article_id")
        return self.filter(pk__in=begun.union(given, named), **fields)

    def with_last_step(self):
        """With `last_step` and `last_note`: what was done with a story last, and what was said; None where nothing was."""
        return self.annotate(last_step=self.last_of("what"), last_note=self.last_of("note"))

    def last_of(self, column, **conditions):
        """`column` of the last step with each story that meets `conditions`; whom it was given to is no step on its way."""
        model = self.model._meta.get_field("steps").related_model
        steps = model.objects.filter(article=models.OuterRef("pk"), **conditions).exclude(what__in=model.HANDED_OVER)
        return models.Subquery(steps.order_by("-at", "-pk").values(column)[:1])

    def sent_back(self):
        """Drafts that an editor sent back to their writers, and nobody has handed in since."""
        return self.filter(status=self.model.Status.DRAFT).with_last_step().filter(last_step="sent_back")

    def with_wait(self):
        """With `waits_since`: when the story was handed in last."""
        # An expression even where it says no more than the column: else SQLite walks the column's index through all stories.
        return self.annotate(waits_since=Coalesce(self.last_of("at", what="handed_in"), "changed_at", "created_at"))

    def waiting(self):
        """Stories handed in, the one that waits longest first; `waits_since` says since when."""
        handed = self.filter(status__in=[self.model.Status.IN_REVIEW, self.model.Status.APPROVED])
        return handed.with_wait().order_by("waits_since", "pk")


def named_bylines():
    """The bylines a card names, with their authors' faces, as a prefetch into `card_bylines`."""
    from articles.models.byline import Byline

    lines = Byline.objects.with_faces().order_by("order", "pk")
    return models.Prefetch("bylines", to_attr="card_bylines", queryset=lines)
