"""Who keeps a thing of the desk for himself, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Lock(models.Model):
    """While a lock holds, nobody but its person saves the thing (korner.desk.locks).

    One with a reason holds until it is released. One by taking over ends by itself at `until`, which is moved on while its
    person has the thing open.
    """

    no_page_shows = True

    label = models.CharField(max_length=100)
    thing = models.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("lock")
        verbose_name_plural = _("locks")
        default_permissions = ()
        permissions = [("release_lock", "Can lock everything and release the locks of others")]
        constraints = [models.UniqueConstraint(fields=["label", "thing"], name="one_lock_a_thing")]

    def __str__(self):
        return f"{self.label} {self.thing}: {self.person}"

    @property
    def is_taken_over(self):
        """Whether it came by taking over, and so ends by itself."""
        return self.until is not None
