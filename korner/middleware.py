"""What holds for every answer: its id, its language, and what the browser may do with it."""

import secrets

from csp.constants import SELF
from django.conf import settings
from django.utils import translation

from korner.languages import language_of_path
from korner.logs import current_request_id

PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), browsing-topics=()"
)


class RequestIdMiddleware:
    """Give each request an id of our own making; it stands in the log and in X-Request-ID."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = secrets.token_hex(8)
        token = current_request_id.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-ID"] = request.id
        return response


def policy(directives):
    """Return a Content-Security-Policy header from a mapping of directives to lists of sources."""
    return "; ".join(f"{name} {' '.join(map(str, sources))}" for name, sources in directives.items())


class PolicyMiddleware:
    """Tell the browser what an answer may do; only the desk's path gets the wider policy its theme needs.

    Written here and not by django-csp's middleware because the policy depends on the path alone and is a
    constant: two strings made at start. Views that are shown in frames replace the headers themselves.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        public = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        self.public = policy(public)
        desk = {**public, **settings.DESK_CONTENT_SECURITY_POLICY}
        self.desk = policy(desk)
        self.framed = policy({**desk, "frame-ancestors": [SELF]})

    def __call__(self, request):
        response = self.get_response(request)
        at_desk = request.path_info.startswith(settings.DESK_PREFIX)
        if request.path_info in settings.DESK_FRAMED:
            response["Content-Security-Policy"] = self.framed
            response["X-Frame-Options"] = "SAMEORIGIN"
        response.headers.setdefault("Content-Security-Policy", self.desk if at_desk else self.public)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        if at_desk:
            response["Cache-Control"] = "private, no-store"
            response["Referrer-Policy"] = "same-origin"
        else:
            # Kept by the browser, asked again each time: a corrected word is seen at once, an unchanged page costs a 304.
            response.headers.setdefault("Cache-Control", "no-cache" if response.status_code < 500 else "no-store")
        return response


class PathLanguageMiddleware:
    """Public pages speak the language of their path, never that of a header or a cookie (RULES.md 2).

    Sets `request.page_language` ("tr" or "fr"). The desk's own language is chosen later, when the account is known.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.page_language = language_of_path(request.path_info)
        with translation.override(request.page_language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", getattr(request, "answer_language", request.page_language))
        return response
