"""The archive: every story by year, month and day of Brussels, at a price that does not grow with the archive.

Only stretches of a year or less are counted. Which years have stories is asked year by year, in one statement.
"""

import calendar
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Value
from django.db.models.functions import TruncDate
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from articles.models import Article
from articles.reading import readings
from articles.views import stories_for
from korner.addresses import reverse_in
from korner.languages import other_language
from korner.paging import page_of


def years(request):
    """The years that have stories, newest first."""
    return render(
        request, "articles/archive/years.html", {"years": years_with_stories(), **elsewhere(request, "archive")}
    )


def year(request, year):
    """A year: its months that have stories, with their number."""
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    counts = {}
    for day, number in by_day(start, end):
        counts[day.replace(day=1)] = counts.get(day.replace(day=1), 0) + number
    before, after = neighbours(Article.objects.visible(), start, end)
    open_or_404(start, before, counts)
    context = {
        "year": year,
        "months": sorted(counts.items()),
        "previous": before.year if before else None,
        "next": after.year if after else None,
        **elsewhere(request, "archive-year", year=year),
    }
    return render(request, "articles/archive/year.html", context)


def month(request, year, month):
    """A month as a calendar: `days` holds weeks of (date or None, number of stories)."""
    start = real_date(year, month, 1)
    end = (start + timedelta(days=31)).replace(day=1)
    counts = dict(by_day(start, end))
    before, after = neighbours(Article.objects.visible(), start, end)
    open_or_404(start, before, counts)
    weeks = [
        [(day, counts.get(day, 0)) if day.month == month else (None, 0) for day in week]
        for week in calendar.Calendar().monthdatescalendar(year, month)
    ]
    context = {
        "month": start,
        "days": weeks,
        "previous": before.replace(day=1) if before else None,
        "next": after.replace(day=1) if after else None,
        **elsewhere(request, "archive-month", year=year, month=month),
    }
    return render(request, "articles/archive/month.html", context)


def day(request, year, month, day):
    """A day: its stories, newest first, in the reader's choice of language."""
    start = real_date(year, month, day)
    end = start + timedelta(days=1)
    stories, choice = stories_for(request)
    page = page_of(request, within(stories, start, end))
    before, after = neighbours(stories, start, end)
    # A choice of language may leave a day empty; the day is there if any language has a story by then.
    open_or_404(
        start, before, page.items or (choice and Article.objects.visible().filter(publish_at__lt=midnight(end)))
    )
    context = {
        "day": start,
        "page": page,
        "stories": readings(page.items, request.page_language),
        "choice": choice,
        "previous": before,
        "next": after,
        **elsewhere(request, "archive-day", year=year, month=month, day=day),
    }
    return render(request, "articles/archive/day.html", context)


def real_date(year, month, day):
    """The date, or Http404 for the 31st of February and its like."""
    try:
        return date(year, month, day)
    except ValueError:
        raise Http404 from None


def open_or_404(start, before, something):
    """Refuse what lies in the future or before the first story; a day between without stories has a page."""
    if start > timezone.localdate() or not (something or before):
        raise Http404


def midnight(day):
    """The moment at which `day` begins in Brussels."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def within(stories, start, end):
    """Those of `stories` that were published from the day `start` to the day before `end`."""
    return stories.filter(publish_at__gte=midnight(start), publish_at__lt=midnight(end))


def by_day(start, end):
    """(day, number of visible stories) of the days of a stretch of at most a year that have any."""
    stories = within(Article.objects.visible(), start, end).order_by()
    brussels = timezone.get_default_timezone()
    days = stories.annotate(day=TruncDate("publish_at", tzinfo=brussels)).values("day")
    return days.annotate(number=Count("pk")).values_list("day", "number")


def neighbours(stories, start, end):
    """The nearest days before `start` and from `end` on that have one of `stories`, or None."""
    times = stories.order_by().values_list("publish_at", flat=True)
    before = times.filter(publish_at__lt=midnight(start)).order_by("-publish_at").first()
    after = times.filter(publish_at__gte=midnight(end)).order_by("publish_at").first()
    return tuple(timezone.localtime(found).date() if found else None for found in (before, after))


def years_with_stories():
    """The years that have visible stories, newest first; two statements, whatever their number."""
    visible = Article.objects.visible()
    oldest = visible.order_by("publish_at").values_list("publish_at", flat=True).first()
    if oldest is None:
        return []
    asked = [
        # The limit stands in a subquery of its own: SQLite takes none in the parts of a compound statement.
        Article.objects.filter(
            pk__in=within(visible, date(year, 1, 1), date(year + 1, 1, 1)).order_by().values("pk")[:1]
        )
        .order_by()
        .annotate(year=Value(year))
        .values_list("year", flat=True)
        for year in range(timezone.localtime(oldest).year, timezone.localdate().year + 1)
    ]
    first, *others = asked
    return sorted(first.union(*others, all=True) if others else first, reverse=True)


def elsewhere(request, name, **place):
    """The address of the same page in the other language."""
    return {"other_url": reverse_in(other_language(request.page_language), name, **place)}
