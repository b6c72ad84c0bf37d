"""In which encoding a page is sent: br or gzip where the browser takes it, else as it is."""

import gzip
from functools import lru_cache

import brotli

IDENTITY, GZIP, BROTLI = "", "gzip", "br"
# A few letters do not get shorter; what is packed already neither.
SMALLEST = 256
PACKED_WELL = ("text/", "application/json", "application/ld+json", "application/xml", "application/rss+xml")
ALSO = ("application/manifest+json", "application/opensearchdescription+xml", "image/svg+xml", "application/javascript")


@lru_cache(maxsize=1000)
def chosen(header: str) -> str:
    """The best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3): "br", "gzip" or "" (as it is)."""
    weights = {}
    for part in header.lower().split(",")[:20]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        weights[name] = weight
    any_other = weights.get("*", 0.0)
    for name in (BROTLI, GZIP):
        if weights.get(name, any_other) > 0:
            return name
    return IDENTITY


def packs_well(content_type: str, body: bytes) -> bool:
    """Whether packing `body` is worth the work."""
    return len(body) >= SMALLEST and content_type.startswith((*PACKED_WELL, *ALSO))


def packed(body: bytes, encoding: str) -> bytes:
    """`body` in `encoding`. The levels are those at which a page costs a millisecond or two."""
    if encoding == BROTLI:
        return brotli.compress(body, quality=5, mode=brotli.MODE_TEXT)
    if encoding == GZIP:
        return gzip.compress(body, compresslevel=6, mtime=0)
    return body
