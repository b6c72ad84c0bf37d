"""Old addresses keep working: an address that is not found is looked up among those the paper once had."""

from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect

from korner.site.errors import gone

FEED = "rss/"


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
