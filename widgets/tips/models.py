"""What readers send to the newsroom in confidence: the tip, its pictures, and what the desk asked back.

A tip knows neither address nor browser nor cookie of who sent it. All of it is private, and ends at `delete_after`.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from korner.images.sent import SentPicture
from korner.moderation.models import Moderated, State
from korner.moderation.models.states import WAITING

TEXT_LENGTH = 10_000
ANSWER_LENGTH = 5_000
MOST_PICTURES = 10


class TipQuerySet(models.QuerySet):
    """Selections of tips."""

    def open(self):
        """Those the desk is not done with."""
        return self.filter(closed_at=None)

    def to_forget(self, now=None):
        """Those whose time is over, by what was promised when they came or by what is promised now, whichever is sooner."""
        now = now or timezone.now()
        limit = now - timedelta(days=settings.TIP_DAYS)
        over = Q(closed_at__lte=limit) | Q(closed_at=None, created_at__lte=limit)
        return self.filter(Q(delete_after__lte=now) | over)

    def with_contents(self):
        """With pictures and questions at hand: two queries for whatever number of tips."""
        questions = models.Prefetch("questions", TipQuestion.objects.select_related("asked_by"))
        return self.select_related("reader", "story__category").prefetch_related("pictures", questions)


class Tip(Moderated):
    """One thing a reader told the newsroom. `work` says what the desk does with it, `state` what the queue decided."""

    class Work(models.TextChoices):
        NEW = "new", pgettext_lazy("tip", "Received")
        READING = "reading", pgettext_lazy("tip", "Being read")
        USED = "used", pgettext_lazy("tip", "Became a story")
        CLOSED = "closed", pgettext_lazy("tip", "Closed")

    no_page_shows = True
    forgets_itself = True

    receipt = models.CharField(max_length=64, unique=True, editable=False)  # a hash (receipts.py)
    text = models.TextField(_("what is told"), max_length=TEXT_LENGTH)
    film = models.URLField(_("link to a film"), max_length=500, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    happened = models.CharField(_("when"), max_length=120, blank=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    may_be_named = models.BooleanField(_("may be named"), default=False)

    work = models.CharField(_("what the desk does"), max_length=8, choices=Work, default=Work.NEW)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    note = models.TextField(_("note of the desk"), max_length=2000, blank=True)
    story = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    closed_at = models.DateTimeField(_("done since"), null=True, editable=False)
    delete_after = models.DateTimeField(_("deleted after"), editable=False)

    objects = TipQuerySet.as_manager()

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("news from readers")
        ordering = ["-id"]
        indexes = [
            models.Index(F("id").desc(), condition=Q(closed_at=None), name="tips_open"),
            models.Index(fields=["work", "-id"], name="tips_at_work"),
            models.Index(fields=["reader", "-id"], name="tips_of_reader"),
            models.Index(fields=["delete_after"], name="tips_to_forget"),
        ]

    def __str__(self):
        # A number and nothing else: what notices and the audit write down must not outlive the tip.
        return f"#{self.pk or '–'}"

    def save(self, *args, **kwargs):
        if self.delete_after is None:
            self.settle_end()
        super().save(*args, **kwargs)

    def settle_end(self):
        """The day on which all of it is deleted: counted from when the desk was done with it, else from its coming."""
        self.delete_after = (self.closed_at or self.created_at) + timedelta(days=settings.TIP_DAYS)

    def put_to(self, work, *, by=None, now=None):
        """Note what the desk does with it (Work); `by` becomes its reader where it has none. Saves these columns."""
        self.work = work
        if by is not None and self.reader_id is None and work != self.Work.NEW:
            self.reader = by
        if work == self.Work.NEW:
            self.reader = None
        done = work in (self.Work.USED, self.Work.CLOSED)
        self.closed_at = (self.closed_at or now or timezone.now()) if done else None
        self.settle_end()
        self.save(update_fields=["work", "reader", "closed_at", "delete_after"])

    def first_words(self, length=110):
        """The beginning of what is told, on one line."""
        line = " ".join(self.text.split())
        return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"

    @property
    def can_be_reached(self):
        """Whether the sender left a way to reach him."""
        return bool(self.email or self.phone)

    def open_question(self):
        """The newest question of the desk, if it was not answered yet."""
        newest = max(self.questions.all(), key=lambda question: question.pk, default=None)
        return newest if newest is not None and newest.answered_at is None else None

    # --- the queue (korner.moderation) ----------------------------------------------------------------------------
    @classmethod
    def for_queue(cls, numbers):
        return {tip.pk: tip for tip in cls.objects.filter(pk__in=list(numbers)).with_contents()}

    def case_title(self):
        return gettext("News from a reader, number %d") % self.pk

    def case_text(self):
        return "\n\n".join(filter(None, [self.text, self.film]))

    def case_address(self):
        from django.urls import reverse

        return reverse("admin:tips_tip_change", args=[self.pk])

    def case_pictures(self):
        return [(picture.desk_address(small=True), picture.called) for picture in self.pictures.all()]

    def decided(self, before, *, by):
        """What is decided in the queue is work done: approved is being read, refused is closed."""
        if self.state in WAITING:
            if self.work != self.Work.NEW and self.story_id is None and before not in WAITING:
                self.put_to(self.Work.NEW)
        elif self.state == State.APPROVED:
            if self.work == self.Work.NEW or (self.work == self.Work.CLOSED and before in (State.SPAM, State.REFUSED)):
                self.put_to(self.Work.READING, by=by)
        elif self.work in (self.Work.NEW, self.Work.READING):
            self.put_to(self.Work.CLOSED, by=by)


class TipPicture(SentPicture):
    """One picture, stored privately under a name of ours, made anew of the sender's: without his names and metadata.

    Until the form is sent as a whole it belongs to a `draft` (a hash of what the form carries), and soon ends.
    """

    tip = models.ForeignKey(Tip, models.CASCADE, null=True, related_name="pictures")

    class Meta:
        verbose_name = _("picture of a tip")
        verbose_name_plural = _("pictures of tips")
        ordering = ["pk"]
        default_permissions = []
        indexes = [
            models.Index(fields=["draft"], name="tip_pictures_of_draft"),
            models.Index(fields=["created_at"], condition=Q(tip=None), name="tip_drafts_by_age"),
        ]

    def __str__(self):
        return f"#{self.tip_id or '–'}/{self.pk}"

    def desk_address(self, *, small=False):
        """Where the desk gets it from, after its right was asked."""
        from django.urls import reverse

        return reverse("admin:tips_tip_picture", args=[self.tip_id, self.pk, "small" if small else "whole"])


class TipQuestion(models.Model):
    """What the desk asks the sender, who reads it on the page of his receipt; his answer."""

    no_page_shows = True

    tip = models.ForeignKey(Tip, models.CASCADE, related_name="questions")
    text = models.TextField(_("question"), max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(pgettext_lazy("to a question", "answer"), max_length=ANSWER_LENGTH, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question to a sender")
        verbose_name_plural = _("questions to senders")
        ordering = ["pk"]
        default_permissions = []

    def __str__(self):
        return f"#{self.tip_id}/{self.pk}"
