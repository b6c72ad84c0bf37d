"""What it means to be published: a question asked of the clock, not an event (RULES.md 1)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.caching.querysets import TaggedQuerySet
from korner.languages import FRENCH, TURKISH


class Status(models.TextChoices):
    """Where a story stands in the newsroom. Scheduled is published with a time to come."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def out_at(now):
    """The condition (Q) of `PublishableQuerySet.out`, also for counting a part of what is selected."""
    return Q(
        Q(expire_at__isnull=True) | Q(expire_at__gt=now),
        Q(embargo_until__isnull=True) | Q(embargo_until__lte=now),
        status=Status.PUBLISHED,
        publish_at__lte=now,
    )


class PublishableQuerySet(TaggedQuerySet):
    """Selections of published things; every list, feed, sitemap and search asks `visible()` and nothing else."""

    def out(self, now=None):
        """Published by `now` (aware datetime, default: this moment), not expired, no embargo to come."""
        return self.filter(out_at(now or timezone.now()))

    def visible(self, now=None, language=None):
        """What readers may see at `now` in `language`; without a language, in at least one."""
        shown = (
            self.model.shown_in(language) if language else self.model.shown_in(TURKISH) | self.model.shown_in(FRENCH)
        )
        return self.out(now).filter(shown).shows("new")


class Publishable(models.Model):
    """A thing with a status and times. It knows that things are published, not what they are."""

    Status = Status

    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    publish_at = models.DateTimeField(_("publication time"), null=True, blank=True)
    expire_at = models.DateTimeField(_("visible until"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    withdrawn_tr = models.BooleanField(_("withdrawn in Turkish"), default=False)
    withdrawn_fr = models.BooleanField(_("withdrawn in French"), default=False)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def shown_in(cls, language):
        """Return the condition (Q) under which a published row has something to show in `language`."""
        return Q(**{f"withdrawn_{language}": False})

    def is_out(self, now=None):
        """Whether it is published by `now`, whatever its languages; the same question as `out()`."""
        now = now or timezone.now()
        return (
            self.status == Status.PUBLISHED
            and self.publish_at is not None
            and self.publish_at <= now
            and (self.expire_at is None or self.expire_at > now)
            and (self.embargo_until is None or self.embargo_until <= now)
        )

    def is_gone(self, now=None):
        """Whether readers could once see it and no more: withdrawn or expired, answered with 410.

        What nobody ever saw (withdrawn before its time, or under its embargo) is hidden like any draft.
        """
        now = now or timezone.now()
        expired = self.status == Status.PUBLISHED and self.expire_at is not None and self.expire_at <= now
        begun = [moment for moment in (self.publish_at, self.embargo_until) if moment is not None]
        was_out = self.publish_at is not None and max(begun) <= (min(now, self.expire_at) if expired else now)
        return was_out and (self.status == Status.WITHDRAWN or expired)
