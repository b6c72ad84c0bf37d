"""Which stories are asked for, and what is fetched along with them."""

from django.db import models
from django.db.models import Q

from articles.models.day_writers import CountedQuerySet
from korner.publishing import PublishableQuerySet

NOT_ON_CARDS = [
    f"{field}{language}"
    for field in ("body", "place", "seo_title", "seo_description")
    for language in ("", "_tr", "_fr")
]


class ArticleQuerySet(CountedQuerySet, PublishableQuerySet):
    """Selections of stories; they build on each other, e.g. `visible().in_section(gundem).for_cards()`."""

    def newest_first(self):
        """The order of every list of readers."""
        return self.order_by("-publish_at", "-pk")

    def for_cards(self):
        """With what a card shows, at a price that does not grow with the number of cards.

        Sections are fetched apart, so that forty cards share a dozen of them instead of building forty.
        """
        return self.select_related("picture").prefetch_related("category").defer(*NOT_ON_CARDS)

    def with_bylines(self):
        """With the bylines a card names, and their authors' faces."""
        return self.prefetch_related(named_bylines())

    def at(self, pk):
        """The story of that number."""
        return self.filter(pk=pk).shows(f"article{pk}")

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

    def after(self, publish_at, pk):
        """Stories newer than that place in the order newest first."""
        return self.filter(publish_at__gte=publish_at).filter(Q(publish_at__gt=publish_at) | Q(pk__gt=pk))

    def by_person(self, person):
        """Stories this account began or is named on."""
        return self.filter(Q(created_by=person) | Q(bylines__author__account=person)).distinct()


def named_bylines():
    """The bylines a card names, with their authors' faces, as a prefetch into `card_bylines`."""
    from articles.models.byline import Byline

    lines = Byline.objects.with_faces().order_by("order", "pk")
    return models.Prefetch("bylines", to_attr="card_bylines", queryset=lines)
