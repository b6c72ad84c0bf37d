"""A question to the readers, open from one moment to another."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.addresses import reverse_in
from korner.caching.querysets import TaggedQuerySet
from korner.caching.rows import note_moments
from korner.languages import FRENCH, TURKISH, other_language, page_language
from korner.text.cleaning import clean_line, clean_text
from korner.text.slugs import slugify
from korner.text.typography import set_spaces
from korner.visitors import counting
from widgets.polls.models.counted import Counted

LANGUAGES = (TURKISH, FRENCH)
KIND = "poll"  # of the ObjectKey under which its voters are told apart
MOST_CHOICES = 20
QUESTION_LENGTH, INTRO_LENGTH = 200, 1000


def open_at(now):
    """The condition (Q) of a poll in which votes count at `now`."""
    return Q(starts_at__lte=now, ends_at__gt=now, closed_at__isnull=True)


def in_a_week():
    """The end that is offered for a new poll."""
    return timezone.now().replace(second=0, microsecond=0) + timedelta(days=7)


class PollQuerySet(TaggedQuerySet):
    """Selections of polls. The lists of them name "poll": each save of a poll touches it, and so does its beginning or end."""

    def begun(self, now=None):
        """Those that readers may see: from their beginning on, for ever."""
        return self.filter(starts_at__lte=now or timezone.now()).shows("poll")

    def open(self, now=None):
        """Those in which votes count."""
        return self.filter(open_at(now or timezone.now())).shows("poll")

    def closed(self, now=None):
        """Those that have ended, or were closed by hand."""
        now = now or timezone.now()
        return self.begun(now).filter(Q(ends_at__lte=now) | Q(closed_at__isnull=False))

    def readable_in(self, language):
        """Those that ask their question in `language`."""
        return self.exclude(Q(**{f"question_{language}": ""}) | Q(**{f"question_{language}__isnull": True}))

    def newest_first(self):
        """By their beginning."""
        return self.order_by("-starts_at", "-pk")

    def stretch(self, place, number):
        """The first `number`, newest first, or those behind `place`: what korner.paging asks of a list."""
        rows = self.newest_first()
        if place:
            rows = rows.filter(starts_at__lte=place.at).filter(Q(starts_at__lt=place.at) | Q(pk__lt=place.pk))
        return list(rows[:number])


class Poll(Counted):
    """One poll, with one tally for both languages. Its end is never open: what tells voters apart must end some day."""

    class Results(models.TextChoices):
        ALWAYS = "always", _("always")
        AFTER_VOTE = "after_vote", _("after one’s own vote")
        AFTER_END = "after_end", _("after the end")

    counted = ("voters",)

    question = models.CharField(_("question"), max_length=QUESTION_LENGTH)
    slug = models.CharField(
        _("slug"),
        max_length=90,
        blank=True,
        null=True,
        help_text=_("The last part of the address. Left empty, it is made from the question."),
    )
    intro = models.TextField(
        _("introduction"), max_length=INTRO_LENGTH, blank=True, help_text=_("A sentence or two on what it is about.")
    )
    picture = models.ForeignKey(
        "images.Asset", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    most = models.PositiveSmallIntegerField(
        _("answers at most"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_CHOICES)],
        help_text=_("1: one answer alone. More: a reader may tick so many."),
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), default=in_a_week)
    closed_at = models.DateTimeField(_("closed by hand"), null=True, blank=True, editable=False)
    results = models.CharField(_("readers see the result"), max_length=10, choices=Results, default=Results.AFTER_VOTE)
    on_front = models.BooleanField(
        _("on the front page"),
        default=False,
        help_text=_("While it is open. Of several the newest stands there; of none, the newest poll that is open."),
    )
    voters = models.PositiveIntegerField(default=0, editable=False)
    forgotten = models.BooleanField(default=False, editable=False)  # what told its voters apart is deleted

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-starts_at", "-pk"]
        indexes = [
            models.Index(F("starts_at").desc(), F("id").desc(), name="poll_newest"),
            models.Index(fields=["ends_at"], name="poll_end"),
            models.Index(fields=["forgotten", "ends_at"], name="poll_to_forget"),
        ]

    def __str__(self):
        return self.question_tr or self.question_fr or f"#{self.pk or '–'}"

    # --- words and addresses ----------------------------------------------------------------------------------------
    def question_in(self, language):
        """The question in `language`, "" where it is not asked."""
        return getattr(self, f"question_{language}") or ""

    def intro_in(self, language):
        """The introduction in `language`, "" where there is none."""
        return getattr(self, f"intro_{language}") or ""

    def url_in(self, language):
        """The public path in `language`, "" where the question is not asked in it."""
        return self.path(language, "poll")

    def vote_url_in(self, language):
        """The path of its form in `language`."""
        return self.path(language, "poll-vote")

    def path(self, language, name):
        if not self.question_in(language) or not self.pk:
            return ""
        return reverse_in(language, name, slug=getattr(self, f"slug_{language}") or KIND, pk=self.pk)

    def get_absolute_url(self):
        language = page_language()
        return self.url_in(language) or self.url_in(other_language(language))

    @property
    def page_question(self):
        """The question in the language of the page being made."""
        return self.question_in(page_language())

    @property
    def page_intro(self):
        """The introduction in the language of the page being made."""
        return self.intro_in(page_language())

    @property
    def page_vote_url(self):
        """The path of its form in the language of the page being made."""
        return self.vote_url_in(page_language())

    # --- its time -----------------------------------------------------------------------------------------------------
    @property
    def end(self):
        """When votes ceased to count, or will: its end, or the moment in which it was closed before."""
        return min(filter(None, [self.ends_at, self.closed_at]))

    @property
    def publish_at(self):
        """Its place in lists that are paged (korner.paging)."""
        return self.starts_at

    def has_begun(self, now=None):
        """Whether readers may see it."""
        return self.starts_at <= (now or timezone.now())

    def is_open(self, now=None):
        """Whether votes count: the same question as `open_at`."""
        now = now or timezone.now()
        return self.has_begun(now) and self.closed_at is None and now < self.ends_at and not self.forgotten

    def has_ended(self, now=None):
        """Whether it is over, for whatever reason."""
        return self.has_begun(now) and not self.is_open(now)

    @property
    def takes_several(self):
        """Whether one reader may give several answers."""
        return self.most > 1

    def shows_result(self, *, voted, now=None):
        """Whether somebody who has `voted` or not may see the result."""
        if self.has_ended(now) or self.results == self.Results.ALWAYS:
            return True
        return voted and self.results == self.Results.AFTER_VOTE

    @property
    def key_ends(self):
        """When the key of its voters is deleted: nobody can be told to have voted any more."""
        return self.end + timedelta(days=settings.OBJECT_KEY_DAYS)

    # --- pages --------------------------------------------------------------------------------------------------------
    def moments(self):
        """When time alone changes what is shown of it, and the lists in which it stands (korner.caching.rows)."""
        return [(tag, at) for tag in (KIND, f"{KIND}{self.pk}") for at in (self.starts_at, self.ends_at)]

    @property
    def numbers_tag(self):
        """The tag of pages that show its numbers: these alone are made anew when votes come in."""
        return f"votes-{KIND}{self.pk}"

    # --- saving -------------------------------------------------------------------------------------------------------
    def settle(self):
        """Bring the words in order, and make the slugs that are missing."""
        for language in LANGUAGES:
            # French spaces may make a line longer than its column.
            question = set_spaces(clean_line(self.question_in(language)), language)[:QUESTION_LENGTH]
            setattr(self, f"question_{language}", question or None)
            setattr(self, f"intro_{language}", set_spaces(clean_text(self.intro_in(language)), language) or None)
            wanted = slugify(getattr(self, f"slug_{language}") or "") or slugify(question)
            setattr(self, f"slug_{language}", (wanted or KIND) if question else None)

    def clean(self):
        self.settle()
        for language in LANGUAGES:
            if not self.question_in(language):
                raise ValidationError({f"question_{language}": _("A poll needs its question in both languages.")})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end lies before the beginning.")})
        if self.pk and self.ends_at and self.is_past_opening():
            raise ValidationError(
                {
                    "ends_at": _(
                        "It ended long ago, and what told its voters apart is deleted: somebody could vote twice. "
                        "Please make a new poll."
                    )
                }
            )

    def is_past_opening(self):
        """Whether it would be opened again after the key of its voters was, or may have been, deleted."""
        before = Poll.objects.filter(pk=self.pk).first()
        over = before is not None and (before.forgotten or before.key_ends <= timezone.now())
        return over and self.closed_at is None and self.ends_at > timezone.now()

    def save(self, *args, **kwargs):
        self.settle()
        with transaction.atomic():
            super().save(*args, **kwargs)
            note_moments(self)
            if not self.forgotten:
                counting.end_at(KIND, self.pk, self.key_ends)
