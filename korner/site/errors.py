"""What a reader sees when a page is not there, or the house is in trouble: in the paper's look, in his language."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from korner.languages import language_of_path


def error_page(request, template, status):
    """Render an error page in the language of the address; at the desk in the person's own, if the paper speaks it."""
    language = getattr(request, "answer_language", "")
    if language not in settings.PUBLIC_LANGUAGES:
        language = language_of_path(request.path_info)
        request.answer_language = language
    request.page_language = language
    with translation.override(language):
        return render(request, template, {"status": status}, status=status)


def not_found(request, exception=None):
    """404: hidden and non-existing look the same (checklist L6)."""
    return error_page(request, "404.html", 404)


def gone(request):
    """410: what readers could once see and no more, with a way on."""
    return error_page(request, "410.html", 410)


def forbidden(request, exception=None):
    """403."""
    return error_page(request, "403.html", 403)


def too_many(request, seconds):
    """429 with the seconds after which to try again."""
    response = error_page(request, "429.html", 429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request, exception=None):
    """400. The host may be forged, so nothing of the request is used."""
    return HttpResponse("400 Bad Request\n", status=400, content_type="text/plain; charset=utf-8")


def csrf_failure(request, reason=""):
    """403 for a form without its token."""
    return error_page(request, "403.html", 403)


def server_error(request):
    """500, made of a template that asks no database; 503 when the database is out of reach.

    The difference matters at the edge: it shows old pages while the house is down, but does not hide a mistake behind them.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable(request)
    language = language_of_path(request.path_info)
    with translation.override(language):
        body = render_to_string("500.html", {"language": language, "site_url": settings.SITE_URL})
    response = HttpResponse(body, status=500)
    add_never_cache_headers(response)
    return response


def unavailable(request, seconds=30):
    """503 with the time after which to try again; asks no database either."""
    language = language_of_path(request.path_info)
    with translation.override(language):
        body = render_to_string("503.html", {"language": language, "site_url": settings.SITE_URL})
    response = HttpResponse(body, status=503)
    response["Retry-After"] = str(seconds)
    add_never_cache_headers(response)
    return response
