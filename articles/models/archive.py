"""Which entry of a content archive became which story, so that a second load doubles nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArchiveEntry(models.Model):
    """One language of a story as it stood in an archive; identity is (archive, key)."""

    no_page_shows = True

    archive = models.CharField(max_length=64)
    key = models.CharField(max_length=120)
    language = models.CharField(max_length=2)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="archive_entries")
    data = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("archive entry")
        verbose_name_plural = _("archive entries")
        constraints = [models.UniqueConstraint(fields=["archive", "key"], name="once_from_an_archive")]

    def __str__(self):
        return f"{self.archive}:{self.key}"
