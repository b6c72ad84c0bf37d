"""What somebody at the desk is told of: a step with a text of his, a mention in a note."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One piece of news for one person. `verb` is a key of some app's `notices.VERBS`; `link` a path at the desk."""

    no_page_shows = True

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("person")
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who did it")
    )
    verb = models.CharField(max_length=30)
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True)
    title = models.CharField(_("title"), max_length=250)
    language = models.CharField(max_length=2, blank=True)
    link = models.CharField(max_length=300)
    note = models.TextField(_("note"), blank=True)
    made_at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "desk"
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_of_person"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notices_unread"),
        ]

    def __str__(self):
        return f"{self.verb} → {self.person_id}"
