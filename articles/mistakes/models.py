"""A mistake that a reader reports in a story: it waits in the moderators' queue, and may become a correction."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction
from articles.models.states import LANGUAGES
from korner.moderation.models import Moderated

TEXT_LENGTH = 2000
PASSAGE_LENGTH = 500


class MistakeReport(Moderated):
    """What is wrong in a story, in a reader's words. Approved: somebody looked into it; readers never see it.

    `taken_by` writes the correction that comes of it; the e-mail address goes at `delete_after`, the row with it.
    """

    no_page_shows = True

    article = models.ForeignKey(Article, models.CASCADE, related_name="mistake_reports", verbose_name=_("story"))
    passage = models.CharField(_("where it stands"), max_length=PASSAGE_LENGTH, blank=True)
    text = models.TextField(_("what is wrong"), max_length=TEXT_LENGTH)
    email = models.EmailField(_("e-mail"), blank=True)
    visitor = models.CharField(max_length=32, editable=False)
    text_hash = models.CharField(max_length=32, editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("taken by"),
    )
    correction = models.ForeignKey(
        Correction,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("correction"),
    )
    delete_after = models.DateTimeField(editable=False, db_index=True)

    class Meta:
        verbose_name = _("reported mistake")
        verbose_name_plural = _("reported mistakes")
        ordering = ["-pk"]
        default_permissions = ["view", "change", "delete"]
        constraints = [
            # Sent twice by one visitor it is stored once, however the two arrive.
            models.UniqueConstraint(fields=["article", "visitor", "text_hash"], name="one_report_of_a_mistake")
        ]

    def __str__(self):
        return f"#{self.pk or '–'} – {self.article.source_headline}"

    def save(self, *args, **kwargs):
        if not self.delete_after:
            self.delete_after = timezone.now() + timedelta(days=settings.MISTAKE_DAYS)
        super().save(*args, **kwargs)

    @classmethod
    def for_queue(cls, numbers):
        bodies = [f"article__{name}" for name in ("body", *(f"body_{language}" for language in LANGUAGES))]
        return cls.objects.select_related("article__category").defer(*bodies).in_bulk(list(numbers))

    def case_title(self):
        return self.article.source_headline

    def case_text(self):
        return f"“{self.passage}”\n\n{self.text}" if self.passage else self.text

    def case_writer(self):
        return self.email.partition("@")[0]

    def case_address(self):
        return reverse("admin:mistakes_mistakereport_change", args=[self.pk])
