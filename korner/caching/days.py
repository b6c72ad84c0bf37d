"""When a day and a year of the paper end: at midnight of Brussels."""

from datetime import datetime, time, timedelta

from django.utils import timezone


def next_midnight(now=None):
    """The aware moment at which tomorrow begins."""
    today = timezone.localdate(now)
    return timezone.make_aware(datetime.combine(today + timedelta(days=1), time.min), timezone.get_default_timezone())


def next_year(now=None):
    """The aware moment at which the next year begins."""
    year = timezone.localdate(now).year
    return timezone.make_aware(datetime(year + 1, 1, 1), timezone.get_default_timezone())
