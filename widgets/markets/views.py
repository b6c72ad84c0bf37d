"""The pages of rates: all of them, and one with its history."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from korner.addresses import reverse_in
from korner.languages import other_language
from widgets.markets import shown
from widgets.markets.drawing import line_through
from widgets.markets.models import Instrument


def markets(request):
    """All rates that are fresh enough to be shown."""
    return render(
        request,
        "markets/list.html",
        {
            "quotes": shown.quotes(),
            "other_url": reverse_in(other_language(request.page_language), "markets"),
        },
    )


def market(request, slug):
    """One rate: its value, the line of three months, and its days as a table."""
    language = request.page_language
    found = Instrument.objects.filter(shown=True, **{f"slug_{language}": slug}).shows("instrument").first()
    if found is None:
        raise Http404
    now = timezone.now()
    days = shown.history(found, now)
    return render(
        request,
        "markets/one.html",
        {
            "instrument": found,
            "quote": shown.quote(found, shown.said_of(found.symbol, now), now),
            "line": line_through(days),
            "days": with_changes(days),
            "other_url": found.url_in(other_language(language)),
        },
    )


def with_changes(days):
    """[(day, value, change in per cent or None)] of [(day, value)], the newest first."""
    rows = []
    for place, (day, value) in enumerate(days):
        before = days[place - 1][1] if place else None
        rows.append((day, value, (value / before - 1) * 100 if before else None))
    return rows[::-1]
