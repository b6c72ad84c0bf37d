"""Who did what for a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import signed
from korner.caching.querysets import TaggedQuerySet


class BylineQuerySet(TaggedQuerySet):
    """Selections of bylines."""

    def with_faces(self):
        """With their authors and these one's portraits. A byline belongs to its story: a new one touches the story's tag."""
        return self.select_related("author", "author__portrait").shows("bylines")

    def bulk_create(self, objs, *args, **kwargs):
        """As ever, and the stories are marked as signed."""
        objs = list(objs)
        made = super().bulk_create(objs, *args, **kwargs)
        signed.mark(self.model, (line.article_id for line in objs))
        return made


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

    objects = BylineQuerySet.as_manager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author", "role"], name="one_byline_a_role")]

    def __str__(self):
        return str(self.get_role_display())

    def shown_with(self):
        """The byline stands on its story's page and cards; its story in its author's list."""
        is_column = self.article.status == "published" and self.article.kind == "column"
        return (f"article{self.article_id}", f"new-author{self.author_id}", *(["columns"] if is_column else []))


signed.listen(Byline)
