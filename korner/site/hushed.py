"""Pages of readers' forms that are kept nowhere, are in no index, and tell no other site that they were open."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from korner.site.errors import forbidden
from korner.visitors.acting import NO_STORE, readers_form


def hushed(view):
    """A form of readers of whose page nothing is left; who comes from elsewhere gets the page of a refusal."""
    form_view = readers_form(view)

    @wraps(form_view)
    def guarded(request, *args, **kwargs):
        try:
            response = form_view(request, *args, **kwargs)
        except PermissionDenied:
            response = forbidden(request)
        response["Cache-Control"] = NO_STORE
        response["Referrer-Policy"] = "same-origin"  # the address of such a page may be a key
        return response

    return guarded
