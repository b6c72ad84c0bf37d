"""What the house remembers of each address it asks outside."""

from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _

AILING = "sources-that-fail"  # the key under which standing.py remembers them


class Switch(models.Model):
    """Whether a source is asked; a source without a row is as its app wants it."""

    no_page_shows = True

    source = models.CharField(_("source"), max_length=40, primary_key=True)
    on = models.BooleanField(_("asked"), default=True)

    class Meta:
        verbose_name = _("switch of a source")
        verbose_name_plural = _("switches of sources")
        default_permissions = ["change"]

    def __str__(self):
        return self.source

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(AILING)


class Asked(models.Model):
    """One address of a source: when it last gave a good answer, what went wrong since, and when it is asked next."""

    no_page_shows = True

    source = models.CharField(_("source"), max_length=40)
    key = models.CharField(max_length=60, blank=True)
    good_at = models.DateTimeField(_("last good answer"), null=True)
    asked_at = models.DateTimeField(_("last asked"), null=True)
    next_at = models.DateTimeField(_("asked next"), null=True, db_index=True)
    busy_until = models.DateTimeField(
        null=True
    )  # one process has taken it; after a crash it is free again at this time
    failures = models.PositiveIntegerField(_("failures since"), default=0)
    problem = models.CharField(_("what went wrong"), max_length=200, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("outside source")
        verbose_name_plural = _("outside sources")
        default_permissions = ["view"]
        permissions = [("ask_now", "Can have an outside source asked now")]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_row_an_address")]

    def __str__(self):
        return f"{self.source} {self.key}".strip()
