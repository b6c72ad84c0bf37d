"""The archive: every story by year, month and day of Brussels, at a price that does not grow with the archive.

The calendar's numbers are stored day by day (docs/decisions/0013); only one day's stories are ever listed.
"""

import calendar
from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from articles.archive_counts import Counts
from articles.archive_drawing import cell, fullest, row, total
from articles.models.days import Tally, day_of, days_of_month, midnight, next_month
from articles.reading import readings
from articles.views import stories_for
from korner.addresses import reverse_in
from korner.caching.tags import instead_of_tables
from korner.languages import other_language
from korner.paging import CHOICE, language_choice, page_of


def years(request):
    """The years that have stories, newest first, with their months as bars."""
    choice = language_choice(request)
    with instead_of_tables("days"):
        months = Counts(choice).by_month()
    most = fullest(months, choice)
    shown = sorted({month.year for month, tally in months.items() if tally.of(choice)}, reverse=True)
    rows = [
        row(date(year, 1, 1), {month: months.get(month, Tally()) for month in months_of(year)}, most, choice)
        for year in shown
    ]
    context = {"rows": rows, "total": total(months.values()), **same_page(request, choice, "archive")}
    return render(request, "articles/archive/years.html", context)


def year(request, year):
    """A year: its twelve months, with their days as bars."""
    choice = language_choice(request)
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    with instead_of_tables(f"days{year}"):
        counts = Counts(choice)
        days, way = counts.by_day(start, end), counts.around(start, end)
    open_or_404(start, end, way)
    most = fullest(days, choice)
    rows = [
        row(month, {day: days.get(day, Tally()) for day in days_of_month(month)}, most, choice)
        for month in months_of(year)
    ]
    context = {
        "start": start,
        "rows": rows,
        "total": total(days.values()),
        "previous": way.before,
        "next": way.after,
        **same_page(request, choice, "archive-year", year=year),
    }
    return render(request, "articles/archive/year.html", context)


def month(request, year, month):
    """A month as a calendar: `weeks` of cells, None where a week's day lies in another month."""
    choice = language_choice(request)
    start = real_date(year, month, 1)
    end = next_month(start)
    with instead_of_tables(f"days{start:%Y-%m}"):
        counts = Counts(choice)
        days, way = counts.by_day(start, end), counts.around(start, end)
    open_or_404(start, end, way)
    most = fullest(days, choice)
    weeks = [
        [cell(day, days.get(day, Tally()), most, choice) if day.month == month else None for day in week]
        for week in calendar.Calendar().monthdatescalendar(year, month)
    ]
    context = {
        "start": start,
        "weeks": weeks,
        "weekdays": [date(2024, 1, number) for number in range(1, 8)],  # a week that begins with the month
        "total": total(days.values()),
        "previous": way.before,
        "next": way.after,
        **same_page(request, choice, "archive-month", year=year, month=month),
    }
    return render(request, "articles/archive/month.html", context)


def day(request, year, month, day):
    """A day: its stories, newest first, in the reader's choice of language."""
    start = real_date(year, month, day)
    end = start + timedelta(days=1)
    stories, choice = stories_for(request)
    with instead_of_tables(f"day{start}"):
        counts = Counts(choice)
        days, way = counts.by_day(start, end), counts.around(start, end)
        open_or_404(start, end, way)
        page = page_of(request, stories.filter(publish_at__gte=midnight(start), publish_at__lt=midnight(end)))
    context = {
        "day": start,
        "page": page,
        "stories": readings(page.items, request.page_language),
        "total": total(days.values()),
        "previous": way.before,
        "next": way.after,
        **same_page(request, choice, "archive-day", year=year, month=month, day=day),
    }
    return render(request, "articles/archive/day.html", context)


def real_date(year, month, day):
    """The date, or Http404 for the 31st of February and its like."""
    try:
        return date(year, month, day)
    except ValueError:
        raise Http404 from None


def open_or_404(start, end, way):
    """Refuse what lies in the future or before the first story; a day between without stories has a page."""
    if start > day_of(timezone.now()) or way.first is None or way.first >= end:
        raise Http404


def same_page(request, choice, name, **place):
    """What every page of the archive is told: the choice, the query that keeps it, the page in the other language."""
    query = f"?{CHOICE[request.page_language]}={choice}" if choice else ""
    return {
        "choice": choice,
        "query": query,
        "other_url": reverse_in(other_language(request.page_language), name, **place),
    }


def months_of(year):
    """The first days of a year's months."""
    return [date(year, month, 1) for month in range(1, 13)]
