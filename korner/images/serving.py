"""How the embedded start serves renditions; in production the edge or nginx does it from the same folder."""

import mimetypes
import re

from django.core.files.storage import storages
from django.http import FileResponse, Http404

from korner.images.models import FORMATS

NAME = re.compile(r"[0-9a-f]{32}-(free|16x9|4x3|1x1|share)-[0-9]{1,4}\.(avif|jpg)")
mimetypes.add_type("image/avif", ".avif")


def rendition(request, folder, name):
    """One rendition, streamed. Its name never stands for anything else, so a browser may keep it for a year."""
    match = NAME.fullmatch(name)
    if not match or folder != name[:2]:
        raise Http404
    path = f"renditions/{folder}/{name}"
    try:
        response = FileResponse(storages["default"].open(path), content_type=FORMATS[match[2]])
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
