"""How many stories each day of Brussels shows: the table, and the count it is filled from (docs/decisions/0013)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Min, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.languages import FRENCH, TURKISH
from korner.publishing import Status, out_at

STRETCHES_AT_ONCE = 50  # days that do not follow each other, asked for in one statement


@dataclass(frozen=True)
class Tally:
    """How many stories there are: in any language, and with their whole text in each; `until` says how long it is true.

    `until` (aware datetime) is the next moment at which time alone changes the numbers: one appears, ends, or its embargo
    does. None: never.
    """

    stories: int = 0
    tr: int = 0
    fr: int = 0
    until: datetime | None = None

    def plus(self, other):
        """The numbers of both together."""
        return Tally(self.stories + other.stories, self.tr + other.tr, self.fr + other.fr)

    def of(self, choice):
        """The number for a reader who chose "tr", "fr" or None (both)."""
        return getattr(self, choice) if choice else self.stories


class DayCountQuerySet(models.QuerySet):
    """Selections of days."""

    def true_at(self, now):
        """Days whose numbers time has not changed since they were counted."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=now))

    def passed(self, now):
        """Days whose numbers time has changed since."""
        return self.filter(until__lte=now)


class DayCount(models.Model):
    """The stories readers see of one day, as counted when a story of that day last changed; kept by `day_keeping`."""

    day = models.DateField(primary_key=True)
    # Its first day: months are added up without asking a function for each row.
    month = models.DateField()
    stories = models.PositiveIntegerField(default=0)
    tr = models.PositiveIntegerField(default=0)
    fr = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True)

    objects = DayCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("day of the archive")
        verbose_name_plural = _("days of the archive")
        indexes = [models.Index("until", condition=Q(until__isnull=False), name="day_count_until")]

    def __str__(self):
        return f"{self.day}: {self.stories}"


def day_of(moment):
    """The day of Brussels in which `moment` (aware datetime or None) lies."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date() if moment else None


def midnight(day):
    """The moment at which `day` begins in Brussels."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def next_month(day):
    """The first day of the month after that of `day`."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def count_days(days, now):
    """{day: Tally} of `days` (dates) as readers see them at `now`; a day of which nothing was published is left out.

    Reads the stories of these days and no others.
    """
    found = {}
    stretches = list(together(days))
    for start in range(0, len(stretches), STRETCHES_AT_ONCE):
        found |= count_stretches(stretches[start : start + STRETCHES_AT_ONCE], now)
    return found


def count_stretches(stretches, now):
    """{day: Tally} of the days in `stretches`, pairs of (first day, day after the last)."""
    article = apps.get_model("articles.Article")
    within = Q()
    for start, end in stretches:
        within |= Q(publish_at__gte=midnight(start), publish_at__lt=midnight(end))
    out = out_at(now)
    read_tr, read_fr = article.read_whole_in(TURKISH), article.read_whole_in(FRENCH)
    rows = (
        article.objects.filter(within, status=Status.PUBLISHED)
        .order_by()
        .annotate(day=TruncDate("publish_at", tzinfo=timezone.get_default_timezone()))
        .values("day")
        .annotate(
            stories=Count("pk", filter=out & (read_tr | read_fr)),
            in_turkish=Count("pk", filter=out & read_tr),
            in_french=Count("pk", filter=out & read_fr),
            appears=Min("publish_at", filter=Q(publish_at__gt=now)),
            freed=Min("embargo_until", filter=Q(embargo_until__gt=now)),
            ends=Min("expire_at", filter=Q(expire_at__gt=now)),
        )
        .values_list("day", "stories", "in_turkish", "in_french", "appears", "freed", "ends")
    )
    return {
        day: Tally(stories, tr, fr, min((moment for moment in moments if moment), default=None))
        for day, stories, tr, fr, *moments in rows
    }


def together(days):
    """Yield the stretches (first day, day after the last) that `days` form; each day that follows another joins it."""
    stretch = None
    for day in sorted(set(days)):
        if stretch and day == stretch[1]:
            stretch = (stretch[0], day + timedelta(days=1))
            continue
        if stretch:
            yield stretch
        stretch = (day, day + timedelta(days=1))
    if stretch:
        yield stretch


def days_of_month(month: date):
    """All days of the month that begins on `month`."""
    return [month + timedelta(days=number) for number in range((next_month(month) - month).days)]
