"""Old addresses keep working: an address that is not found is looked up among those the paper once had."""

from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect

from korner.site.errors import gone


class RedirectMiddleware:
    """Answer a 404 of a public GET by 301 to the new address, or by 410 where the old one is gone for good."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        from korner.site.models import Redirect

        if len(request.path) > 300 or "\x00" in request.path:
            return response
        found = Redirect.objects.filter(old_path=request.path).first()
        if found is None:
            return response
        return HttpResponsePermanentRedirect(quote(found.new_path)) if found.new_path else gone(request)
