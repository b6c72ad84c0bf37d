"""What other sites are told of a picture: the cuts search engines ask for, its JPEG and bytes for feeds."""

from functools import lru_cache

from django.core.files.storage import storages
from django.templatetags.static import static

SHARED_WIDTH = 1280


def crops(asset):
    """Return [path, width, height] of the 16:9, 4:3 and 1:1 JPEG of `asset`; one of its own shape until they are cut."""
    found = [asset.best(ratio, SHARED_WIDTH) for ratio in ("16x9", "4x3", "1x1")] if asset else []
    return [
        [asset.rendition_url(shape, width), width, asset.height_of(shape, width)]
        for shape, width in dict.fromkeys(filter(None, found))
    ]


def drawn_mark():
    """Return [path, width, height] of the mark that stands where there is no picture at all."""
    return [static("icons/share.png"), 1200, 630]


def jpeg(asset):
    """Return (path, width, height, bytes) of the JPEG of `asset` to be sent out, or None; bytes None if unknown."""
    found = asset.best("16x9", SHARED_WIDTH) if asset else None
    if not found:
        return None
    shape, width = found
    return asset.rendition_url(shape, width), width, asset.height_of(shape, width), size(asset, shape, width)


def size(asset, shape, width):
    """Return the bytes of one JPEG rendition, or None when the store cannot say."""
    try:
        return stored_size(asset.rendition_name(shape, width, "jpg"))
    except OSError:
        return None


# A name is never given to another file, so what was asked once stays true; a failure is not remembered.
@lru_cache(maxsize=4096)
def stored_size(name):
    """The bytes of a file of the public storage. Raises OSError when it is not there."""
    return storages["default"].size(name)
