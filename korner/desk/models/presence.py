"""Who has what open at the desk just now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Presence(models.Model):
    """One open page of one person. It counts while `seen_at` is fresh (korner.desk.presence)."""

    no_page_shows = True

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person"))
    slot = models.CharField(max_length=43)
    label = models.CharField(max_length=100)
    thing = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "slot"], name="one_presence_a_page")]
        indexes = [
            models.Index(fields=["label", "thing", "seen_at"], name="presence_of_thing"),
            models.Index(fields=["seen_at"], name="presence_by_age"),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.label} {self.thing}"
