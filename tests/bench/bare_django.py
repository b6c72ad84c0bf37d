"""The least Django can do: a view that does nothing but answer with the given bytes and headers (BENCH_PAGE).

A project of its own, without any middleware, session, template or database.
"""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

from tests.bench.bare_wsgi import BODY, HEADERS

settings.configure(
    DEBUG=False,
    SECRET_KEY="of a project that keeps nothing secret",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    INSTALLED_APPS=[],
)
django.setup()
FIELDS = dict(HEADERS)


def page(request):
    """Answer."""
    return HttpResponse(BODY, headers=FIELDS)


urlpatterns = [path("", page)]
application = get_wsgi_application()
