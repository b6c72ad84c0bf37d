"""How a picture is offered to a browser: the sizes, the formats, the words."""

from functools import lru_cache
from html import escape

from django.conf import settings
from django.utils.safestring import SafeString

from korner.images.rendered import PictureRow

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


def picture(asset, preset, *, alt="", eager=False):
    """Return the `<picture>` element of `asset`, or "" when there is nothing to show.

    Width and height are always those of the preset's frame, so that nothing jumps. `eager`: for the one picture seen
    first, which is then loaded with high priority.
    """
    if asset is None:
        return ""
    before, after = pattern(asset.shape, asset.width, asset.height, preset, eager)
    if not before:
        return ""
    # Escaped is the one word of people's, the alternative text; the rest are numbers and names of our own making.
    return SafeString(before.replace(STEM, asset.rendition_stem()) + escape(alt) + after)


STEM = "\0"  # what stands for a picture's own name in the markup that pictures of one shape share


@lru_cache(maxsize=1024)
def pattern(shape, width, height, preset, eager):
    """The markup before and after the alternative text, with STEM for the beginning of each address; "" for nothing.

    Made once for pictures of one shape and size in one preset: a home page prints five hundred addresses.
    """
    asset = PictureRow(0, "", shape, width, height, "")
    ratio, widest, sizes = PRESETS[preset]
    made = ratio if asset.widths(ratio) else "free"
    widths = [one for one in asset.widths(made) if one <= widest] or asset.widths(made)[:1]
    if not widths:
        return "", ""
    loading = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    before = (
        f'<img src="{STEM}{made}-{widths[len(widths) // 2]}.jpg" srcset="{srcset(made, widths, "jpg")}" '
        f'sizes="{sizes}" width="{widths[-1]}" height="{asset.height_of(ratio, widths[-1])}" alt="'
    )
    if asset.renditions.get("first"):
        return before, f'" {loading}>'
    source = f'<source type="image/avif" srcset="{srcset(made, widths, "avif")}" sizes="{sizes}">'
    return f"<picture>{source}{before}", f'" {loading}></picture>'


def srcset(ratio, widths, extension):
    """The addresses of all `widths` with their descriptors."""
    return ", ".join(f"{STEM}{ratio}-{width}.{extension} {width}w" for width in widths)


def share_picture(asset, width=1280, shape="share"):
    """Return (absolute address, width, height) of the JPEG that other sites show on their cards, or None.

    That of the card's own shape (1.91:1), cut around the focal point; 16:9 of a picture cut before there was one.
    """
    found = asset.best(shape if asset.widths(shape) else "16x9", width) if asset else None
    if not found:
        return None
    shape, made = found
    return settings.SITE_URL + asset.rendition_url(shape, made), made, asset.height_of(shape, made)
