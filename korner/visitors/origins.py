"""Was a form sent from a page of the paper? Public pages hold no CSRF token: every browser says where a POST comes from."""

from urllib.parse import urlsplit

from django.conf import settings


def is_own(request):
    """Whether the request was sent by a page of the paper, as far as the browser says.

    A browser names the origin of every POST, and "null" where it hides it: that is refused. A request that says nothing of
    itself comes from no page at all, and needs the form's token like any other.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is not None:
        return is_ours(request, origin)
    referer = request.headers.get("Referer")
    return referer is None or is_ours(request, referer)


def is_ours(request, address):
    """Whether `address` (a URL or an origin) is of the host that was asked, or of SITE_URL."""
    try:
        parts = urlsplit(address)
        found = (parts.scheme, parts.netloc.lower())
    except ValueError:
        return False
    own = urlsplit(settings.SITE_URL)
    return found in {(own.scheme, own.netloc.lower()), (request.scheme, request.get_host().lower())}
