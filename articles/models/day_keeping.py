"""What keeps the counts of days right: days are counted anew, in the transaction of the story that changed.

Counting one day over its index is exact whatever else happens at the same time; adding and subtracting is not.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.utils import timezone

from articles.models.days import DayCount, Tally, count_days, day_of, days_of_month, midnight, next_month
from korner.caching.changes import touch
from korner.publishing import Status

DAYS_AT_ONCE = 500

_waiting: ContextVar[set | None] = ContextVar("days to count at the end of a block", default=None)


@contextmanager
def days_counted_once():
    """Count the days that the block touches once, at its end; the block must lie within a transaction."""
    if _waiting.get() is not None:
        yield
        return
    days: set = set()
    token = _waiting.set(days)
    try:
        yield
    finally:
        _waiting.reset(token)
    recount(days)


def recount(days):
    """Count `days` (dates) anew and keep the numbers, in the transaction that runs or one of its own."""
    days = sorted(set(days))
    waiting = _waiting.get()
    if waiting is not None:
        waiting.update(days)
        return
    # In the order of the calendar, so that no two writers wait for each other.
    for start in range(0, len(days), DAYS_AT_ONCE):
        with transaction.atomic():
            changed, opened = write_counts(days[start : start + DAYS_AT_ONCE])
            touched(changed, opened)


def write_counts(days):
    """Count `days` (sorted) and write the numbers: lock their rows, then look, then write; within a transaction.

    Returns `days`, and those of them that `opens_or_closes` tells of.
    """
    rows = [DayCount(day=day, month=day.replace(day=1)) for day in days]
    DayCount.objects.bulk_create(rows, ignore_conflicts=True)
    locked = DayCount.objects.select_for_update().filter(day__in=days).order_by("day")
    before = {day: Tally(*tally) for day, *tally in locked.values_list("day", "stories", "tr", "fr", "until")}
    # Only now: what another writer of these days has just committed is seen, and his moment lies before ours.
    now = timezone.now()
    found = count_days(days, now)
    for row in rows:
        tally = found.get(row.day, Tally())
        row.stories, row.tr, row.fr, row.until = tally.stories, tally.tr, tally.fr, tally.until
    DayCount.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["day"], update_fields=["month", "stories", "tr", "fr", "until"]
    )
    return days, [day for day in days if opens_or_closes(before[day], found.get(day, Tally()), now)]


def opens_or_closes(before, after, now):
    """Whether a day may have got its first story, or lost its last one, in some language: a link leads there or no more."""
    # Numbers that time has changed since they were stored say nothing of what pages showed.
    passed = before.until is not None and before.until <= now
    return passed or any(bool(before.of(choice)) != bool(after.of(choice)) for choice in (None, "tr", "fr"))


def touched(days, opened=()):
    """Say that the stories of `days` changed, and that links may lead to `opened` of them or no more (see `tags_of`)."""
    touch(*tags_of(days, opened))


def tags_of(days, opened=()):
    """The tags under which pages of the archive show `days`: "days", "days2025", "days2025-08", "day2025-08-10".

    "ways" and "ways2025" stand for the links from a day, month or year to the nearest that has stories.
    """
    tags = {"days"} if days else set()
    for day in days:
        tags |= {f"days{day:%Y}", f"days{day:%Y-%m}", f"day{day}"}
    for day in opened:
        tags |= {"ways", f"ways{day:%Y}"}
    return tags


def recount_passed():
    """Count the days anew whose numbers time has changed; returns how many.

    Pages are right without it: they count such days themselves. It keeps these few, and no page changes by it.
    """
    days = sorted(DayCount.objects.passed(timezone.now()).values_list("day", flat=True))
    for start in range(0, len(days), DAYS_AT_ONCE):
        with transaction.atomic():
            write_counts(days[start : start + DAYS_AT_ONCE])
    return len(days)


def recount_all(stories, progress=None):
    """Count every day anew that has one of `stories` (all of them, a queryset) or a count, a month a transaction."""
    months = months_to_count(stories)
    for number, month in enumerate(months, 1):
        recount(days_of_month(month))
        if progress:
            progress(f"{number} of {len(months)} months: {month:%Y-%m}")
    return len(months)


def months_to_count(stories):
    """The first days of the months in which one of `stories` was published or a count is kept.

    Found by going from one to the next over the index; the table is not read.
    """
    times = stories.filter(status=Status.PUBLISHED).order_by("publish_at").values_list("publish_at", flat=True)
    months = set(DayCount.objects.order_by().values_list("month", flat=True).distinct())
    moment = times.first()
    while moment is not None:
        month = day_of(moment).replace(day=1)
        months.add(month)
        moment = times.filter(publish_at__gte=midnight(next_month(month))).first()
    return sorted(months)
