"""Which rates are kept: all of the last two years, which is more than any page shows."""

from datetime import timedelta

from django.utils import timezone

from widgets.markets.models import Rate

KEPT_FOR = timedelta(days=730)


def forget_old_rates(now=None):
    """Delete rates that no page can show any more; returns how many."""
    oldest = timezone.localdate(now or timezone.now()) - KEPT_FOR
    return Rate.objects.filter(day__lt=oldest).delete()[0]
