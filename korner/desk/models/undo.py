"""What an act on many things changed, so that it can be put back for a little while."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

OPEN_FOR = timedelta(minutes=10)
KEPT_FOR = timedelta(days=2)


class Undo(models.Model):
    """One act of one person on many things of one model.

    `changes` is a list of {"pk", "title", "language", "before": what the act changed, "version": the thing's after it};
    `refused` of {"pk", "title", "language", "reasons"}; `put_back` of {"pk", "title", "language", "done", "words"}.
    """

    no_page_shows = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    label = models.CharField(max_length=100)
    act = models.CharField(max_length=30)
    made_at = models.DateTimeField(db_index=True)
    changes = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)
    put_back = models.JSONField(default=list)

    class Meta:
        app_label = "desk"
        verbose_name = _("act on many things")
        default_permissions = ()

    def __str__(self):
        return f"{self.act} {self.label}: {len(self.changes)}"

    @property
    def open_until(self):
        """The moment until which it can be undone."""
        return self.made_at + OPEN_FOR

    @property
    def is_open(self):
        """Whether it can still be undone."""
        return bool(self.changes) and self.undone_at is None and timezone.now() < self.open_until
