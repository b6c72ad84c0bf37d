"""Pages with a map: it is drawn after a click, and these pages alone may then ask the host of its tiles for pictures."""

from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings


def tile_hosts():
    """The hosts that a page with a map may ask for pictures; none where the paper has no map."""
    address = urlsplit(settings.MAP_TILES_URL)
    return [f"{address.scheme}://{address.netloc}"] if address.netloc else []


def with_map(view):
    """Let the page of `view` show tiles of the map (MAP_TILES_URL), and nothing else from outside."""
    return csp_update({"img-src": tile_hosts()})(view)
