"""Pages with a map: it is drawn after a click, and these pages alone may then ask the host of its tiles for pictures."""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings

from korner.middleware import policy


def tile_hosts():
    """The hosts that a page with a map may ask for pictures; none where the paper has no map."""
    address = urlsplit(settings.MAP_TILES_URL)
    return [f"{address.scheme}://{address.netloc}"] if address.netloc else []


def with_map(view):
    """Let the page of `view` show tiles of the map (MAP_TILES_URL), and nothing else from outside."""

    @wraps(view)
    def with_tiles(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        hosts = tile_hosts()
        if hosts and response.status_code == 200:
            public = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
            response["Content-Security-Policy"] = policy({**public, "img-src": [*public["img-src"], *hosts]})
        return response

    return with_tiles
