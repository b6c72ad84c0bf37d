"""The sizes readers get: cut around the focal point, in AVIF and JPEG, without metadata."""

from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.dispatch import Signal
from PIL import Image

from korner.caching.changes import touch
from korner.caching.rows import row_tag
from korner.images.intake import open_upright
from korner.images.models import FALLBACK_WIDTH, Asset, new_token
from korner.images.rendered import RATIOS
from korner.tasks import enqueue, task

WIDTHS = (320, 640, 960, 1280, 1920)
# Sent with `instance` when the files of a picture got other names or sizes: for those who keep its addresses.
renamed = Signal()
SMALL = (160,)  # faces beside a byline
EXTRA = {"1x1": SMALL, "16x9": SMALL}
ONLY = {"share": (1200,)}  # other sites ask for one size, and for a JPEG
SAVE = {
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    # Speed 8 of 10: half the time of 6 for about five per cent more bytes.
    "avif": {"format": "AVIF", "quality": 58, "speed": 8},
}


def crop_box(width, height, shape, focus_x, focus_y):
    """Return (left, top, right, bottom) of the largest cut of `shape` (width / height) around the focal point.

    The focal point (0..1 each way) comes as near to the middle of the cut as the picture's edges allow.
    """
    cut_width, cut_height = (height * shape, height) if width / height > shape else (width, width / shape)
    left = min(max(focus_x * width - cut_width / 2, 0), width - cut_width)
    top = min(max(focus_y * height - cut_height / 2, 0), height - cut_height)
    return round(left), round(top), round(left + cut_width), round(top + cut_height)


def widths_for(ratio, cut_width):
    """The widths made of a cut `cut_width` wide: no picture is blown up; a small one is kept at its own size."""
    wanted = ONLY.get(ratio) or sorted((*EXTRA.get(ratio, ()), *WIDTHS))
    fitting = [width for width in wanted if width <= cut_width]
    return fitting or [max(1, int(cut_width))]


def formats_of(ratio):
    """The extensions of the files made of a ratio."""
    return ["jpg"] if ratio in ONLY else list(SAVE)


def encode(picture, extension):
    """Return the bytes of `picture` in the format of `extension`."""
    out = BytesIO()
    picture.save(out, **SAVE[extension])
    return out.getvalue()


def store(asset, ratio, width, extension, data):
    """Write one rendition to the public storage under its own name."""
    name = asset.rendition_name(ratio, width, extension)
    storage = storages["default"]
    if storage.exists(name):
        storage.delete(name)
    storage.save(name, ContentFile(data))


def make_first(asset, data):
    """Make the one rendition shown until the worker has made the others; returns the new `renditions` value."""
    picture = open_upright(data, wanted_width=FALLBACK_WIDTH)
    # One of the widths made later: a file that no list names would stay public when the others are renamed.
    width = max(width for width in widths_for("free", asset.width) if width <= FALLBACK_WIDTH)
    picture = picture.resize((width, asset.height_of("free", width)), Image.Resampling.LANCZOS)
    store(asset, "free", width, "jpg", encode(picture, "jpg"))
    return {"free": [width], "first": True}


def make_all(asset):
    """Make every rendition of `asset` from its original; returns the new `renditions` value. No database is touched."""
    with asset.original.open("rb") as original:
        picture = open_upright(original.read())
    made = {}
    for ratio, shape in RATIOS.items():
        box = crop_box(*picture.size, shape, asset.focus_x, asset.focus_y) if shape else (0, 0, *picture.size)
        cut = picture.crop(box)
        made[ratio] = widths_for(ratio, cut.width)
        for width in reversed(made[ratio]):
            # Each smaller size is made of the next larger one: the same look, a fraction of the work.
            cut = cut.resize((width, asset.height_of(ratio, width)), Image.Resampling.LANCZOS)
            for extension in formats_of(ratio):
                store(asset, ratio, width, extension, encode(cut, extension))
    return made


@task()
def make_renditions(asset_id):
    """Make what a picture still lacks. A picture that has gone, or was cut anew meanwhile, is left alone."""
    asset = Asset.objects.filter(pk=asset_id).first()
    if asset is None or not asset.renditions.get("first"):
        return
    made = make_all(asset)
    with transaction.atomic():
        kept = Asset.objects.filter(pk=asset.pk, token=asset.token).update(renditions=made)
        touch(row_tag(asset))
    asset.renditions = made
    if kept:
        renamed.send(Asset, instance=asset)
    else:
        delete_files.call(rendition_names(asset))  # It was cut anew meanwhile: nothing may stay under the old names.


@task()
def delete_files(names):
    """Remove renditions that nothing shows any more."""
    for name in names:
        storages["default"].delete(name)


def rendition_names(asset):
    """The storage names of all renditions there are of `asset`."""
    return [
        asset.rendition_name(ratio, width, extension)
        for ratio in RATIOS
        for width in asset.widths(ratio)
        for extension in (["jpg"] if asset.renditions.get("first") else formats_of(ratio))
    ]


def cut_anew(asset):
    """Give `asset` new names and new cuts, after its focal point moved; the old files go once nothing shows them.

    The caller saves nothing else: token and renditions are written here, in one transaction.
    """
    with asset.original.open("rb") as original:
        data = original.read()
    old = rendition_names(asset)
    asset.token = new_token()
    asset.renditions = make_first(asset, data)
    with transaction.atomic():
        Asset.objects.filter(pk=asset.pk).update(token=asset.token, renditions=asset.renditions)
        # The edge keeps files under their own paths.
        touch(row_tag(asset), *(f"{settings.MEDIA_URL}{name}" for name in old), hard=True)
        renamed.send(Asset, instance=asset)
        enqueue(make_renditions, asset.pk)
        enqueue(delete_files, old)
