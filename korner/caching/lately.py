"""Numbers that change all the time (comments, reactions, votes): their pages are made anew at most every few seconds.

The first change makes the page old at once, and lets the page that is then made end by itself NUMBERS_LAG_SECONDS later:
whatever changed within that time is on the one made next. No clock has to run for it.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from korner.caching.changes import touch
from korner.caching.models import Moment


@transaction.atomic
def touch_lately(*tags):
    """Let pages that show one of `tags` be at most NUMBERS_LAG_SECONDS behind what is saved now."""
    now = timezone.now()
    for tag in tags:
        source = f"lately-{tag}"
        if Moment.objects.filter(source=source, at__gt=now).exists():
            continue  # the page that stands ends by then
        Moment.objects.filter(source=source).delete()
        Moment.objects.create(source=source, tag=tag, at=now + timedelta(seconds=settings.NUMBERS_LAG_SECONDS))
        touch(tag)
