"""How many stories the days of the archive show at this moment, and which of them lead on to others.

Read from the stored counts; of days whose numbers time has changed since, the stories are counted here and now.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Min, Subquery, Sum
from django.utils import timezone

from articles.models.days import DayCount, Tally, count_days
from korner.caching.tags import ends_at, shows

MOST_YEARS = 5  # how many years' tags a page names before it names all


@dataclass(frozen=True)
class Way:
    """The first day of the archive, and the nearest ones before and after a stretch, that have stories; or None."""

    first: date | None
    before: date | None
    after: date | None


class Counts:
    """The counts for a reader who chose "tr", "fr" or None (both), at `now` (aware datetime, default: this moment)."""

    def __init__(self, choice=None, now=None):
        self.choice, self.now = choice, now or timezone.now()
        self.true = DayCount.objects.true_at(self.now).order_by()

    @cached_property
    def passed(self):
        """{day: Tally} of the days whose stored numbers are no longer true: those of the last minutes, as a rule."""
        days = list(DayCount.objects.passed(self.now).values_list("day", flat=True))
        return count_days(days, self.now) if days else {}

    def by_day(self, start, end):
        """{day: Tally} of the days from `start` to the day before `end` that have stories in any language."""
        rows = self.true.filter(day__gte=start, day__lt=end, stories__gt=0)
        found = {day: Tally(*numbers) for day, *numbers in rows.values_list("day", "stories", "tr", "fr")}
        return found | {day: tally for day, tally in self.passed.items() if start <= day < end and tally.stories}

    def by_month(self):
        """{first day: Tally} of all months that have stories in any language."""
        months = self.true.filter(stories__gt=0).values("month")
        sums = months.annotate(any=Sum("stories"), turkish=Sum("tr"), french=Sum("fr"))
        found = {month: Tally(*numbers) for month, *numbers in sums.values_list("month", "any", "turkish", "french")}
        for day, tally in self.passed.items():
            if tally.stories:
                month = day.replace(day=1)
                found[month] = found.get(month, Tally()).plus(tally)
        ends_at(self.soonest())
        return found

    def around(self, start, end):
        """The Way from a stretch of days, `start` to the day before `end`, in the reader's choice; one statement."""
        seen = self.true.filter(**{f"{self.choice or 'stories'}__gt": 0}).values("day")
        asked = DayCount.objects.order_by().values_list(
            Subquery(self.true.filter(stories__gt=0).order_by("day").values("day")[:1]),
            Subquery(seen.filter(day__lt=start).order_by("-day")[:1]),
            Subquery(seen.filter(day__gte=end).order_by("day")[:1]),
        )
        first, before, after = asked.first() or (None, None, None)
        chosen = [day for day, tally in self.passed.items() if tally.of(self.choice)]
        way = Way(
            first=min(
                filter(None, [first, *(day for day, tally in self.passed.items() if tally.stories)]), default=None
            ),
            before=max(filter(None, [before, *(day for day in chosen if day < start)]), default=None),
            after=min(filter(None, [after, *(day for day in chosen if day >= end)]), default=None),
        )
        self.depend_on(way)
        return way

    def depend_on(self, way):
        """Let the page end when a day between the ends of `way` opens or closes, by a story or by time."""
        since = way.before or way.first
        years = range(since.year, way.after.year + 1) if since and way.after else None
        shows(*(f"ways{year}" for year in years) if years and len(years) <= MOST_YEARS else ["ways"])
        ends_at(self.soonest(way.before, way.after))

    def soonest(self, start=None, end=None):
        """The next moment at which time changes the numbers of the days from `start` to `end` (None: open), or None."""
        bounds = {"day__gte": start, "day__lte": end}
        rows = DayCount.objects.filter(**{name: day for name, day in bounds.items() if day}, until__gt=self.now)
        moments = [tally.until for day, tally in self.passed.items() if within(day, start, end)]
        moments.append(rows.aggregate(moment=Min("until"))["moment"])
        return min(filter(None, moments), default=None)


def within(day, start, end):
    """Whether `day` lies between `start` and `end`, both included (None: open)."""
    return (start is None or day >= start) and (end is None or day <= end)
