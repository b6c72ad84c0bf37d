"""How a picture is offered to a browser: the sizes, the formats, the words."""

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import mark_safe

# name: (ratio, widest rendition offered, the `sizes` attribute)
PRESETS = {
    "lead": ("16x9", 1920, "(min-width: 62rem) min(66vw, 50rem), 100vw"),
    "article": ("16x9", 1920, "(min-width: 60rem) 59rem, 100vw"),
    "card": ("16x9", 960, "(min-width: 62rem) 24rem, (min-width: 40rem) 45vw, 92vw"),
    "block": ("16x9", 960, "(min-width: 62rem) 29rem, (min-width: 46rem) 50vw, 92vw"),
    "rank": ("16x9", 320, "7.6rem"),
    "line": ("16x9", 640, "(min-width: 46rem) 13rem, 7rem"),
    "thumb": ("4x3", 320, "6.8rem"),
    "face": ("1x1", 320, "4.2rem"),
    "face-small": ("1x1", 160, "2.75rem"),
    "portrait": ("1x1", 640, "(min-width: 46rem) 12rem, 8rem"),
    "body": ("free", 1280, "(min-width: 46rem) 43rem, 92vw"),
    "desk": ("4x3", 320, "14rem"),
}


def sources(asset, preset):
    """Return (shape, widths, sizes) for `asset` in `preset`; shape None when no rendition exists."""
    ratio, widest, sizes = PRESETS[preset]
    shape = ratio if asset.widths(ratio) else "free"
    widths = [width for width in asset.widths(shape) if width <= widest] or asset.widths(shape)[:1]
    return (shape if widths else None), widths, sizes


def picture(asset, preset, *, alt="", eager=False):
    """Return the `<picture>` element of `asset`, or "" when there is nothing to show.

    Width and height are always those of the preset's frame, so that nothing jumps. `eager`: for the one picture seen
    first, which is then loaded with high priority.
    """
    if asset is None:
        return ""
    shape, widths, sizes = sources(asset, preset)
    if shape is None:
        return ""
    ratio = PRESETS[preset][0]
    frame_width = widths[-1]
    frame_height = asset.height_of(ratio, frame_width)
    loading = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    image = (
        f'<img src="{asset.rendition_url(shape, widths[len(widths) // 2])}" srcset="{srcset(asset, shape, widths, "jpg")}" '
        f'sizes="{sizes}" width="{frame_width}" height="{frame_height}" alt="{escape(alt)}" {loading}>'
    )
    if not asset.renditions.get("first"):
        source = f'<source type="image/avif" srcset="{srcset(asset, shape, widths, "avif")}" sizes="{sizes}">'
        image = f"<picture>{source}{image}</picture>"
    # Escaped above is the one word of people's, the alternative text; the rest are numbers and names of our own making,
    # and a home page prints five hundred of them.
    return mark_safe(image)


def srcset(asset, shape, widths, extension):
    """The addresses of all `widths` with their descriptors."""
    stem = asset.rendition_url(shape, 0, extension).rpartition("-0.")[0]
    return ", ".join(f"{stem}-{width}.{extension} {width}w" for width in widths)


def share_picture(asset, width=1280):
    """Return (absolute address, width, height) of the 16:9 JPEG that other sites show, or None."""
    found = asset.best("16x9", width) if asset else None
    if not found:
        return None
    shape, made = found
    return settings.SITE_URL + asset.rendition_url(shape, made), made, asset.height_of(shape, made)
