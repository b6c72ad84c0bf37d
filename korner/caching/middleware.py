"""Where the tags of a page are collected: around everything that Django does for it."""

from django.db.models import Min
from django.utils import timezone

from korner.caching import parts, tags
from korner.caching.door import COLLECT, SHOWN
from korner.caching.models import Moment
from korner.caching.rows import noting_queries


class ShownMiddleware:
    """Collect what a page shows, if the door wants it for the store, and when time will change it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.META.get(COLLECT):
            return self.get_response(request)
        with tags.collecting() as shown, noting_queries():
            response = self.get_response(request)
        if response.status_code in (200, 301) and not response.streaming:
            moment = next_moment(shown.tags)
            shown.end_at(moment)
            parts.keep(shown, moment)
            request.META[SHOWN] = shown
        return response


def next_moment(shown):
    """The next moment at which time changes what `shown` (tags) name, or None."""
    # A story whose time comes is noted for "new", whichever lists it enters.
    lists = {"new"} if any(tag.startswith("new-") for tag in shown) else set()
    return Moment.objects.filter(tag__in=shown | lists, at__gt=timezone.now()).aggregate(at=Min("at"))["at"]
