"""One row for each visitor who pressed; which of the six a story got how often stands in its figures."""

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from articles.models import Article


class Reaction(models.Model):
    """What one visitor said to one story. `visitor` is a hash under the story's own key (korner.visitors)."""

    class Kind(models.TextChoices):
        LOVE = "love", pgettext_lazy("reaction", "I love it")
        CLAP = "clap", pgettext_lazy("reaction", "Applause")
        LAUGH = "laugh", pgettext_lazy("reaction", "Funny")
        WONDER = "wonder", pgettext_lazy("reaction", "Incredible")
        TEAR = "tear", pgettext_lazy("reaction", "Sad")
        FROWN = "frown", pgettext_lazy("reaction", "Angry")

    no_page_shows = True  # pages show the story's figures

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    visitor = models.CharField(max_length=32)
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "reaction"
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["article", "visitor"], name="one_reaction_a_visitor")]

    def __str__(self):
        return self.get_kind_display()


def column_of(kind):
    """The figure of a story (articles.models.Figures) that counts reactions of `kind`."""
    return f"{kind}s"
