"""Where the tags of a page are collected: around everything that Django does for it."""

from django.db.models import Min
from django.utils import timezone

from korner.caching import tags
from korner.caching.door import COLLECT, SHOWN
from korner.caching.models import Moment
from korner.caching.rows import noting_queries

# A page that shows one list of stories changes when a story whose time has come enters all of its lists.
LISTS = {"new-": "new"}


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
            tags_of_moments = shown.tags | {
                name for begin, name in LISTS.items() if any(tag.startswith(begin) for tag in shown.tags)
            }
            found = Moment.objects.filter(tag__in=tags_of_moments, at__gt=timezone.now()).aggregate(at=Min("at"))
            if found["at"] is not None and (shown.ends is None or found["at"] < shown.ends):
                shown.ends = found["at"]
            request.META[SHOWN] = shown
        return response
