"""What stands around every public page: old addresses keep working, and what no store can answer is asked in measure."""

from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponsePermanentRedirect

from korner import limits
from korner.caching.door import UNKNOWN
from korner.site.errors import gone, too_many

FEED = "rss/"


class MeasureMiddleware:
    """Count the pages that are made for one request alone, because their query has words no page knows (RULES.md 3)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Answer 429 instead of a view that is asked too often."""
        if not request.META.get(UNKNOWN) or getattr(view, "limits_itself", False):
            return None
        seconds = limits.seconds_to_wait(request, "unknown", settings.UNKNOWN_WORDS_PER_MINUTE)
        return too_many(request, seconds) if seconds else None


class RedirectMiddleware:
    """Answer a 404 of a public GET by 301 to the new address, or by 410 where the old one is gone for good."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        if len(request.path) > 300 or "\x00" in request.path:
            return response
        new_path = path_now(request.path)
        if new_path is None:
            return response
        return HttpResponsePermanentRedirect(quote(new_path)) if new_path else gone(request)


def path_now(path):
    """Where the old address `path` leads: "" when it is gone for good, None when it is no old address.

    A feed stands below its page and moves with it.
    """
    from korner.site.models import Redirect

    known = Redirect.objects.values_list("new_path", flat=True)
    new_path = known.filter(old_path=path).first()
    if new_path is None and path.endswith(FEED):
        page = known.filter(old_path=path.removesuffix(FEED)).first()
        return page + FEED if page else page
    return new_path
