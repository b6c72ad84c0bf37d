"""What is kept of a picture that a reader sends in confidence: its look, made anew, and nothing it says of him.

Names, place, camera, previews and notes inside the file are not copied; a picture that lies on its side is turned. The
sender's own file never reaches the storage.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image

from korner.images.intake import inspect, open_upright
from widgets.tips.models import TipPicture

FOLDER = "tips"
LONGEST, SMALL = 4096, 480  # pixels of the longer side: what a telephone takes; enough for a look at the desk
QUALITY, SMALL_QUALITY = 90, 78
APPLE = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")  # brands of HEIC, whatever the file is called
ORPHANS_AFTER = timedelta(days=1)


class NoRoom(Exception):
    """The private storage does not take the files: it is full, or out of reach. None of them is left there."""


@dataclass(frozen=True)
class SafeCopy:
    """A picture made anew, and a small one for the desk: bytes of JPEGs without metadata."""

    data: bytes
    small: bytes
    width: int
    height: int

    @property
    def sha256(self):
        return hashlib.sha256(self.data).hexdigest()


def safe_copy(upload):
    """The SafeCopy of what a reader sends (a Django file). Raises ValidationError in the active language."""
    if is_heic(upload):
        raise ValidationError(
            _(
                "This picture is in Apple’s own format (HEIC), which we cannot read. Send it as a JPEG: on the iPhone, "
                "“Settings – Camera – Formats – Most Compatible”, or send us a screenshot of it."
            ),
            code="heic",
        )
    data = inspect(upload).data
    try:
        picture = open_upright(data)
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        whole = encode(picture, QUALITY)
        width, height = picture.size
        picture.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return SafeCopy(whole, encode(picture, SMALL_QUALITY), width, height)
    except Exception:  # what the decoder took at a look may still be broken in its depths
        raise ValidationError(_("This file is damaged, and we cannot read it."), code="damaged") from None


def is_heic(upload):
    """Whether the file says of itself that it is a HEIC picture."""
    upload.seek(0)
    head = upload.read(64)
    upload.seek(0)
    return head[4:8] == b"ftyp" and any(brand in head[8:] for brand in APPLE) and b"avif" not in head[8:]


def encode(picture, quality):
    """The bytes of a JPEG; the picture's own notes were left behind when it was opened."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, exif=b"", comment=b"")  # the sender waits: no second look for few bytes
    return out.getvalue()


def store(copy, **owner):
    """Write the files of a SafeCopy and return its TipPicture, not saved yet; `owner` is its tip or draft."""
    token = secrets.token_hex(16)
    storage = storages["private"]
    return TipPicture(
        file=storage.save(f"{FOLDER}/{token}.jpg", ContentFile(copy.data)),
        small=storage.save(f"{FOLDER}/{token}-small.jpg", ContentFile(copy.small)),
        width=copy.width,
        height=copy.height,
        bytes=len(copy.data),
        sha256=copy.sha256,
        **owner,
    )


def store_all(copies, **owner):
    """`store` for several, or for none of them. Raises NoRoom."""
    stored = []
    try:
        for copy in copies:
            stored.append(store(copy, **owner))
    except OSError as error:
        remove_files(name for picture in stored for name in picture.names())
        raise NoRoom from error
    return stored


def remove_files(names):
    """Delete files of pictures that are no more."""
    for name in names:
        storages["private"].delete(name)


def gone(sender, instance, **kwargs):
    """A deleted picture takes its files along, once that is sure."""
    names = instance.names()
    transaction.on_commit(lambda: remove_files(names))


def connect():
    """Listen to pictures being deleted, by whatever hand."""
    post_delete.connect(gone, sender=TipPicture, dispatch_uid="tips-remove-files")


def forget_drafts(now=None):
    """Delete pictures of forms that were never sent as a whole; returns how many."""
    limit = (now or timezone.now()) - timedelta(hours=settings.TIP_DRAFT_HOURS)
    return TipPicture.objects.filter(tip=None, created_at__lte=limit).delete()[0]


def sweep(now=None):
    """Delete files that no row names: a process may have been killed between the file and its row. Returns how many."""
    storage = storages["private"]
    try:
        names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    except FileNotFoundError:
        return 0
    limit = (now or timezone.now()) - ORPHANS_AFTER
    swept = 0
    for at in range(0, len(names), 200):
        some = names[at : at + 200]
        rows = TipPicture.objects
        known = {*rows.filter(file__in=some).values_list("file", flat=True)}
        known |= {*rows.filter(small__in=some).values_list("small", flat=True)}
        lost = [name for name in some if name not in known and storage.get_modified_time(name) <= limit]
        remove_files(lost)
        swept += len(lost)
    return swept
