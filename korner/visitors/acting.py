"""What the views of readers' forms have in common: never stored, only from our own pages, whole or as a part."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from korner.methods import read_only
from korner.visitors import tokens
from korner.visitors.origins import is_own

NO_STORE = "no-store"


def readers_form(view):
    """A public page with a form: GET, HEAD and POST. Its answers are stored nowhere; a POST from elsewhere is refused (403).

    There is no CSRF cookie: the signed token of the form and the browser's Origin stand for it.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method == "POST" and not is_own(request):
            raise PermissionDenied
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = NO_STORE
        return response

    guarded = csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(guarded))
    guarded.takes_posts = True  # korner.methods.reading leaves it alone
    guarded.limits_itself = True
    return guarded


def wants_part(request):
    """Whether a script asks for the form alone, to put it into the page that is open."""
    return request.headers.get("HX-Request") == "true"


def answer(request, template, context, *, status=200):
    """Render `template` (a folder's page, e.g. "comments/write.html"), or its part "_write.html" for a script."""
    if wants_part(request):
        folder, _slash, name = template.rpartition("/")
        template = f"{folder}/_{name}"
    return render(request, template, context, status=status)


@read_only
def token(request):
    """A token for an act that needs no form but a button: {"token": …}. Sets no cookie, is stored nowhere."""
    response = JsonResponse({"token": tokens.issue(request)})
    response["Cache-Control"] = NO_STORE
    return response
