"""The register of the right of reply: who asked, until when, what the paper decided (Belgian law of 23 June 1961).

What the law says, as far as the register counts with it: a reply is asked for within three months (article 1); it has at
most a thousand letters, or twice the length of the text it answers (article 2); it appears in the first issue after two
days, Sundays and public holidays not counted (article 4). See `articles/deadlines.py`.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.deadlines import asked_in_time, last_moment_for
from articles.models.article import Article
from articles.models.correction import Correction
from korner.text.cleaning import clean_text
from korner.text.counts import letters

FEWEST_LETTERS = 1000  # what a reply may always have
SOON = timedelta(days=2)


class ReplyQuerySet(models.QuerySet):
    """Selections of the register."""

    def waiting(self):
        """Those the paper still owes something: a decision, or the reply it granted."""
        granted = Q(decision=ReplyRequest.Decision.GRANTED, reply_story=None, reply_correction=None)
        return self.filter(Q(decision=ReplyRequest.Decision.OPEN) | granted)

    def overdue(self, now=None):
        """Waiting, and their last moment has passed."""
        return self.waiting().filter(deadline__lt=now or timezone.now())

    def due_soon(self, now=None):
        """Waiting, with their last moment in the next two days."""
        now = now or timezone.now()
        return self.waiting().filter(deadline__gte=now, deadline__lt=now + SOON)

    def to_forget(self, now=None):
        """Those whose personal data have reached their end."""
        return self.filter(delete_after__lte=now or timezone.now(), forgotten=False)


class ReplyRequest(models.Model):
    """One request. The person's name, address and refused text are private and end at `delete_after`."""

    class Decision(models.TextChoices):
        OPEN = "open", _("Open")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn by the person")

    no_page_shows = True

    article = models.ForeignKey(
        Article, models.PROTECT, related_name="reply_requests", verbose_name=_("story it answers")
    )
    person = models.CharField(_("who asks"), max_length=160)
    contact = models.CharField(
        _("how to reach the person"),
        max_length=300,
        blank=True,
        help_text=_("For the newsroom only; deleted after a time."),
    )
    language = models.CharField(_("language of the reply"), max_length=2, choices=Article.Language)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    deadline = models.DateTimeField(
        _("to be printed until"), blank=True, help_text=_("Left empty: two working days after it was received.")
    )
    text = models.TextField(_("text of the reply"), max_length=20_000, blank=True)
    length = models.PositiveIntegerField(_("letters"), default=0, editable=False)
    limit = models.PositiveIntegerField(_("letters allowed"), default=FEWEST_LETTERS, editable=False)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.OPEN)
    reason = models.TextField(_("reason"), max_length=2000, blank=True, help_text=_("A refusal needs its reason."))
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    reply_story = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("story with the reply"),
    )
    reply_correction = models.ForeignKey(
        Correction,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("correction with the reply"),
    )
    delete_after = models.DateTimeField(_("personal data until"), blank=True, editable=False)
    forgotten = models.BooleanField(default=False, editable=False)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a reply")
        verbose_name_plural = _("right of reply")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["decision", "deadline"], name="reply_deadline"),
            models.Index(fields=["forgotten", "delete_after"], name="reply_to_forget"),
            models.Index(F("received_at").desc(), F("id").desc(), name="reply_newest"),
            models.Index(
                fields=["deadline", "id"],
                condition=Q(decision="open") | Q(decision="granted", reply_story=None, reply_correction=None),
                name="reply_waiting",  # the condition of ReplyQuerySet.waiting
            ),
        ]

    def __str__(self):
        # No name: what is written into logs must not outlive the personal data.
        return f"#{self.pk or '–'} – {self.article.source_headline}"

    @property
    def is_waiting(self):
        """Whether the paper still owes a decision, or the reply it granted."""
        printed = self.reply_story_id or self.reply_correction_id
        return self.decision == self.Decision.OPEN or (self.decision == self.Decision.GRANTED and not printed)

    def is_overdue(self, now=None):
        """Whether it waits although its last moment has passed."""
        return self.is_waiting and self.deadline < (now or timezone.now())

    @property
    def is_too_long(self):
        """Whether the text has more letters than the law gives it."""
        return self.length > self.limit

    @property
    def came_late(self):
        """Whether it was asked for more than three months after the story came out."""
        return not asked_in_time(self.article.publish_at, self.received_at)

    def measure(self):
        """Count the letters of the reply, and those it may have: twice the story's, a thousand at least."""
        self.text = clean_text(self.text)
        self.length = letters(self.text)
        original = letters(self.article.text("body", self.language)) or letters(
            self.article.text("body", self.article.source_language)
        )
        self.limit = max(FEWEST_LETTERS, 2 * original)

    def set_dates(self):
        """Fill in the last moment, and the day on which the personal data end."""
        if self.deadline is None:
            self.deadline = last_moment_for(self.received_at)
        counted_from = max(filter(None, [self.received_at, self.decided_at]))
        self.delete_after = counted_from + timedelta(days=settings.REPLY_PERSONAL_DAYS)

    def clean(self):
        if self.received_at and self.received_at > timezone.now():
            raise ValidationError({"received_at": _("This time has not come yet.")})
        if self.deadline and self.received_at and self.deadline < self.received_at:
            raise ValidationError({"deadline": _("The last moment lies before the request.")})
        if self.decision == self.Decision.REFUSED and not clean_text(self.reason):
            raise ValidationError({"reason": _("A refusal needs its reason: the person may ask a judge.")})
        if (self.reply_story_id or self.reply_correction_id) and self.decision != self.Decision.GRANTED:
            raise ValidationError({"decision": _("A reply was printed: then it was granted.")})

    def save(self, *args, **kwargs):
        if not self.forgotten:
            self.measure()
            self.set_dates()
        super().save(*args, **kwargs)

    def forget(self):
        """Delete what is personal. That there was a request, and what was decided, stays in the register."""
        self.person = self.contact = self.text = self.reason = ""
        self.forgotten = True
        self.save()


def forget_old():
    """Delete the personal data whose time is over; called by the clock. Returns how many requests that were."""
    rows = list(ReplyRequest.objects.to_forget().select_related("article")[:500])
    for row in rows:
        row.forget()
    return len(rows)
