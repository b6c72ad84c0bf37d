"""What was done with a story, by whom, when and why: one row for every step of the newsroom."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.languages import FRENCH, TURKISH
from korner.publishing import Status

NOTE_LENGTH = 1000


class StoryStep(models.Model):
    """A step with a story. Rows are written by the workflow, in the step's own transaction, and never changed."""

    class What(models.TextChoices):
        BEGUN = "begun", _("Begun")
        ASSIGNED = "assigned", _("Given to a colleague")
        UNASSIGNED = "unassigned", _("Taken back from a colleague")
        HANDED_IN = "handed_in", _("Sent for review")
        SENT_BACK = "sent_back", _("Sent back")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        SCHEDULED = "scheduled", _("Scheduled")
        DATED_BACK = "dated_back", _("Dated back")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        RESTORED = "restored", _("Published again")
        LANGUAGE_WITHDRAWN = "language_withdrawn", _("Language withdrawn")
        LANGUAGE_RESTORED = "language_restored", _("Language brought back")
        COPY_BEGUN = "copy_begun", _("Changes begun")
        COPY_HANDED_IN = "copy_handed_in", _("Changes sent for review")
        COPY_CORRECTED = "copy_corrected", _("Changes corrected")
        COPY_SENT_BACK = "copy_sent_back", _("Changes sent back")
        COPY_APPROVED = "copy_approved", _("Changes approved")
        COPY_PUBLISHED = "copy_published", _("Changes published")
        COPY_DISCARDED = "copy_discarded", _("Changes discarded")
        UNDONE = "undone", _("Step undone")

    HANDED_OVER = (What.ASSIGNED, What.UNASSIGNED)  # whose story it is changed, and not where it stands

    class Language(models.TextChoices):
        TURKISH = TURKISH, _("Turkish")
        FRENCH = FRENCH, _("French")

    no_page_shows = True

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="steps", verbose_name=_("story"))
    what = models.CharField(_("step"), max_length=20, choices=What)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )
    at = models.DateTimeField(_("time"), default=timezone.now)
    from_status = models.CharField(_("status before"), max_length=12, choices=Status, blank=True)
    to_status = models.CharField(_("status after"), max_length=12, choices=Status, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    moment = models.DateTimeField(
        _("set to"), null=True, help_text=_("The time it was scheduled for, or dated back to.")
    )
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    class Meta:
        verbose_name = _("step with a story")
        verbose_name_plural = _("steps with stories")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["article", "-at", "-id"], name="steps_of_story")]

    def __str__(self):
        return f"{self.get_what_display()} – {self.article_id}"
