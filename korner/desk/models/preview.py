"""A link by which somebody outside the house reads one draft, for a while."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class PreviewLink(models.Model):
    """A link for a lawyer or a source. The token itself is not kept: whoever reads the table cannot open a draft.

    It opens the newest saved state of its thing, so that a correction reaches the reader of the link at once. What has
    ended is deleted by the clock, what is withdrawn is deleted at once.
    """

    class Languages(models.TextChoices):
        BOTH = "both", _("Turkish and French")
        TURKISH = "tr", _("Turkish")
        FRENCH = "fr", _("French")

    no_page_shows = True

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey()
    token_hash = models.CharField(max_length=64, unique=True)
    languages = models.CharField(_("languages"), max_length=4, choices=Languages, default=Languages.BOTH)
    note = models.CharField(_("for whom"), max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "desk"
        verbose_name = _("link for an outsider")
        verbose_name_plural = _("links for outsiders")
        default_permissions = ()
        indexes = [models.Index(fields=["content_type", "object_id"], name="preview_link_of_thing")]

    def __str__(self):
        return self.note

    def opens(self, language):
        """Whether it opens the text in `language`."""
        return self.languages in (self.Languages.BOTH, language)
