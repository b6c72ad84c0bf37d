"""What the page store sees to by itself."""

from datetime import timedelta

from django.utils import timezone

from korner.caching import changes
from korner.caching.models import Moment
from korner.periodic import Job


def make_up_for_purges():
    """Purge what a crash or a silent edge has left."""
    return changes.replay()


def forget_past_moments():
    """Moments that have passed change nothing any more."""
    return Moment.objects.filter(at__lt=timezone.now() - timedelta(days=1)).delete()[0]


JOBS = [
    Job("make-up-for-purges", timedelta(0), make_up_for_purges),
    Job("forget-past-moments", timedelta(days=1), forget_past_moments),
]
