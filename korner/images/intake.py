"""Whether a file sent to us is a picture we take, and what is kept of it."""

import hashlib
import warnings
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from korner.images.models import Asset

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
# Telephones write several views into one JPEG; the decoder calls it MPO and shows the first.
KINDS = {"MPO": "JPEG"}
SMALLEST_SIDE, LARGEST_SIDE = 16, 30_000  # a rendition as JPEG or AVIF has at most 65,535 a side


@dataclass(frozen=True)
class Accepted:
    """What the decoder said of a file: its bytes, its kind and its size as seen upright."""

    data: bytes
    extension: str
    width: int
    height: int
    sha256: str


def refuse(message, code):
    """Refuse a file with words for the person who sent it."""
    raise ValidationError(message, code=code)


def inspect(upload):
    """Return what `upload` (a Django file) is, decoded once to be sure.

    Raises ValidationError in the active language when it is too large, broken, of another kind, or a bomb. The size in
    pixels is read from the header and judged before anything is decoded.
    """
    if upload.size > settings.PICTURE_MAX_BYTES:
        limit = settings.PICTURE_MAX_BYTES // (1024 * 1024)
        refuse(_("The file is too large: at most %(limit)d MB are taken.") % {"limit": limit}, "too_large")
    upload.seek(0)
    data = upload.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=list(EXTENSIONS))
            kind, size = KINDS.get(picture.format, picture.format), picture.size
            if size[0] * size[1] > settings.PICTURE_MAX_PIXELS or max(size) > LARGEST_SIDE:
                refuse(_("The picture has too many pixels: at most 50 million are taken."), "too_many_pixels")
            picture.load()
            width, height = upright_size(picture)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        refuse(_("The picture has too many pixels: at most 50 million are taken."), "too_many_pixels")
    except Exception:  # A hostile file may raise anything in a decoder; all of it means the same to the sender.
        refuse(
            _("This file is not a picture we can read. JPEG, PNG, WebP, AVIF and GIF are taken; SVG is not."),
            "not_a_picture",
        )
    if min(width, height) < SMALLEST_SIDE:
        refuse(_("The picture is too small to be shown."), "too_small")
    return Accepted(data, EXTENSIONS[kind], width, height, hashlib.sha256(data).hexdigest())


def upright_size(picture):
    """Width and height after the camera's orientation is applied (EXIF 5-8 lie on their side)."""
    width, height = picture.size
    return (height, width) if picture.getexif().get(0x0112, 1) in (5, 6, 7, 8) else (width, height)


def open_upright(data, *, wanted_width=None):
    """Return the picture in `data` upright, in sRGB, without any metadata, ready to be resized.

    `wanted_width` lets the JPEG decoder scale down while decoding, which is several times cheaper.
    """
    picture = Image.open(BytesIO(data), formats=list(EXTENSIONS))
    if wanted_width and picture.format == "JPEG":
        picture.draft("RGB", (wanted_width, wanted_width))
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert(
            "L"
        )  # sixteen bits of grey; convert() would clip them
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Image.new("RGB", layer.size, "white")
        picture.paste(layer, mask=layer.getchannel("A"))
    elif profile and picture.mode in ("RGB", "CMYK"):
        picture = to_srgb(picture, profile)
    picture = picture.convert("RGB")
    picture.info.clear()
    return picture


def to_srgb(picture, profile):
    """Convert from an embedded colour profile to sRGB; a broken profile is passed over."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def take_in(upload, *, by=None, accepted=None, **words):
    """Add `upload` to the library and return the Asset.

    `words` are further fields (alt_tr, credit, …). The first rendition is made at once, so that there is something to
    show; the others are left to the worker. Raises ValidationError as `inspect` does.
    """
    from korner.images.renditions import make_first, make_renditions
    from korner.tasks import enqueue

    accepted = accepted or inspect(upload)
    asset = Asset(width=accepted.width, height=accepted.height, bytes=len(accepted.data), sha256=accepted.sha256)
    asset.uploaded_by = by
    asset.file_extension = accepted.extension
    for name, value in words.items():
        setattr(asset, name, value)
    asset.original.save("original", ContentFile(accepted.data), save=False)
    asset.renditions = make_first(asset, accepted.data)
    asset.save()
    enqueue(make_renditions, asset.pk)
    return asset


def known(sha256):
    """The picture of the library with these very bytes, None for none; one that may still be chosen before others."""
    same = Asset.objects.filter(sha256=sha256).order_by("pk")[:20]
    return min(same, key=lambda asset: asset.is_expired(), default=None)


def receive(upload, *, by, accepted=None, **words):
    """Take `upload` in unless the library has these very bytes: returns (picture, whether it is new).

    Raises ValidationError as `inspect` does, and for a picture that is there and may not be chosen any more.
    """
    accepted = accepted or inspect(upload)
    there = known(accepted.sha256)
    if there is None:
        return take_in(upload, by=by, accepted=accepted, **words), True
    if there.is_expired():
        refuse(
            _("This picture is in the library already, as “%s”, and its rights have ended.") % there, "known_expired"
        )
    return there, False
