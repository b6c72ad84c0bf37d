"""Which methods an address answers: what is only read answers GET and HEAD, anything else gets 405."""

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def read_only(view):
    """Let `view` answer GET and HEAD alone; other methods get 405 at once, because there is no form to ask a token of."""
    return csrf_exempt(require_safe(view))


def reading(paths):
    """Return `paths` (a list of django.urls.path) with every view read only, but those that take what readers send."""
    for entry in paths:
        if not getattr(entry.callback, "takes_posts", False):
            entry.callback = read_only(entry.callback)
    return paths
