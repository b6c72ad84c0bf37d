"""Who did what for a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Byline(models.Model):
    """An author's part in a story, with role and order."""

    class Role(models.TextChoices):
        REPORTER = "reporter", _("Reporter")
        TRANSLATOR = "translator", _("Translation")
        PHOTOGRAPHER = "photographer", _("Photos")
        GUEST = "guest", _("Guest author")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines", verbose_name=_("story"))
    author = models.ForeignKey("authors.Author", models.PROTECT, related_name="bylines", verbose_name=_("author"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.REPORTER)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author", "role"], name="one_byline_a_role")]

    def __str__(self):
        return str(self.get_role_display())
