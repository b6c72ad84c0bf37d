"""Pages with a map: it is drawn after a click, and these pages alone may then ask the host of its tiles for pictures.

And what a map shows: the points of things that have a position, and plain links to the way there.
"""

import json
from functools import wraps
from urllib.parse import quote, urlsplit

from django.conf import settings

from korner.middleware import policy

WAY = "https://www.openstreetmap.org/directions?to={},{}"
SEARCH = "https://www.openstreetmap.org/search?query="


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


def points_of(things):
    """`things` (korner.places.premises), each once, as the points of components/map.html; "" where none has a position."""
    placed = {thing.pk: thing for thing in things if thing.position}
    points = [
        {"lat": thing.latitude, "lon": thing.longitude, "name": thing.name, "url": thing.page_url}
        for thing in placed.values()
    ]
    return json.dumps(points, ensure_ascii=False) if points else ""


def way_to(thing):
    """The plain link that shows the way: to its position, else to its address; nothing is asked before it is followed."""
    return WAY.format(*thing.position) if thing.position else SEARCH + quote(thing.address_line)
