"""Who may neither write nor react for a time: a name, a browser, an address or the network around it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BanQuerySet(models.QuerySet):
    """Selections of bans."""

    def active(self, now=None):
        """Those whose end has not come."""
        return self.filter(until__gt=now or timezone.now())


class Ban(models.Model):
    """One ban. `value` is a folded name, or a hash under the writers' key of `key_month`; no address is kept."""

    class Of(models.TextChoices):
        NAME = "name", _("Name")
        VISITOR = "visitor", _("Browser")
        ADDRESS = "address", _("Address")
        NETWORK = "network", _("Network")

    no_page_shows = True

    of = models.CharField(_("of"), max_length=8, choices=Of)
    value = models.CharField(max_length=80)
    key_month = models.PositiveIntegerField(null=True)
    shown = models.CharField(_("who"), max_length=80, blank=True)  # what the desk calls it: the name that was given
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"))

    objects = BanQuerySet.as_manager()

    class Meta:
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["value", "until"], name="bans_of_value")]

    def __str__(self):
        return self.shown or self.get_of_display()
