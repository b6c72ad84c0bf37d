"""How often a story was answered: numbers beside its headline, raised by the apps that hang on it."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Figures(models.Model):
    """One row a story, made with its first answer; no version, no history. `add` alone changes it, with the answer."""

    no_page_shows = True  # whoever changes a number says when pages must show it: korner.caching.lately

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="figures")
    comments = models.PositiveIntegerField(_("comments"), default=0)
    reactions = models.PositiveIntegerField(_("reactions"), default=0)
    # The same by their kind, so that a story's page needs no question of its own for them.
    loves = models.PositiveIntegerField(default=0)
    claps = models.PositiveIntegerField(default=0)
    laughs = models.PositiveIntegerField(default=0)
    wonders = models.PositiveIntegerField(default=0)
    tears = models.PositiveIntegerField(default=0)
    frowns = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("figures of a story")
        verbose_name_plural = _("figures of stories")
        default_permissions = []

    def __str__(self):
        return f"#{self.pk}"

    @classmethod
    def add(cls, article_id, **numbers):
        """Raise figures of a story, e.g. `add(12, comments=1)`; below zero lowers them, never under nothing."""
        cls.objects.get_or_create(pk=article_id)
        raised = {name: Greatest(F(name) + number, Value(0)) for name, number in numbers.items()}
        cls.objects.filter(pk=article_id).update(**raised)

    @staticmethod
    def tag(article_id):
        """The tag of pages that show a story's figures (korner.caching.lately)."""
        return f"figures{article_id}"


def number_of(name):
    """The figure `name` of a story, for `annotate()`; 0 where it was never answered."""
    return Coalesce(F(f"figures__{name}"), 0)
