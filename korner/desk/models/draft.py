"""What a person has typed and not saved yet, kept by the server for him alone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """The form of one open page, as it was typed. One row a page; nobody but its person ever reads it.

    `slot` is the random token of the page, so that two tabs never write over each other. `thing` is the key of what is
    edited, empty for a new one; `content` is a JSON list of [name, value] pairs, also while the form is not valid yet.
    """

    no_page_shows = True

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person"))
    slot = models.CharField(max_length=43)
    label = models.CharField(max_length=100)
    thing = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(null=True)
    content = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "slot"], name="one_draft_a_page")]
        indexes = [
            models.Index(fields=["person", "label", "thing"], name="draft_of_person"),
            models.Index(fields=["kept_at"], name="draft_by_age"),
        ]

    def __str__(self):
        return self.title or self.slot
