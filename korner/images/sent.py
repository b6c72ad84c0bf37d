"""What is kept of a picture that a reader sends: its look, made anew, in the private storage, and nothing it says of him.

Names, place, camera, previews and notes inside the file are not copied; a picture that lies on its side is turned. The
sender's own file never reaches the storage. An app keeps a table of its own of such pictures (`SentPicture`).
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models, transaction
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image

from korner.images.intake import inspect, open_upright

LONGEST, SMALL = 4096, 480  # pixels of the longer side: what a telephone takes; enough for a look at the desk
QUALITY, SMALL_QUALITY = 90, 78
APPLE = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")  # brands of HEIC, whatever the file is called
ORPHANS_AFTER = timedelta(days=1)


class NoRoom(Exception):
    """The private storage does not take the files: it is full, or out of reach. None of them is left there."""


class SentPicture(models.Model):
    """A picture a reader sent, made anew; `draft` names the form it came with while that is not whole yet."""

    no_page_shows = True

    draft = models.CharField(max_length=64, blank=True)
    file = models.CharField(max_length=80)  # names in the private storage
    small = models.CharField(max_length=80)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of our own file: nobody knows the sender's by it
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def called(self):
        """What the desk calls it: its size, for it has no name."""
        return _("Picture, %(width)d × %(height)d") % {"width": self.width, "height": self.height}

    def names(self):
        """The names of its files in the private storage."""
        return [self.file, self.small]

    def open(self, *, small=False):
        """Its file, opened. Raises FileNotFoundError."""
        return storages["private"].open(self.small if small else self.file)


def shown_to_desk(picture, size, name):
    """A SentPicture (or None), "small" or "whole", as an answer that nobody keeps, in which nothing runs. Raises Http404."""
    if picture is None or size not in ("small", "whole"):
        raise Http404
    try:
        response = FileResponse(picture.open(small=size == "small"), content_type="image/jpeg")
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


# --- what comes from a browser --------------------------------------------------------------------------------------
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


# --- the private storage --------------------------------------------------------------------------------------------
def store(model, folder, copy, **owner):
    """Write the files of a SafeCopy into `folder` and return its row of `model`, not saved yet; `owner`: whose it is."""
    token = secrets.token_hex(16)
    storage = storages["private"]
    return model(
        file=storage.save(f"{folder}/{token}.jpg", ContentFile(copy.data)),
        small=storage.save(f"{folder}/{token}-small.jpg", ContentFile(copy.small)),
        width=copy.width,
        height=copy.height,
        bytes=len(copy.data),
        sha256=copy.sha256,
        **owner,
    )


def store_all(model, folder, copies, **owner):
    """`store` for several, or for none of them. Raises NoRoom."""
    stored = []
    try:
        for copy in copies:
            stored.append(store(model, folder, copy, **owner))
    except OSError as error:
        remove_files(name for picture in stored for name in picture.names())
        raise NoRoom from error
    return stored


def remove_files(names):
    """Delete files of pictures that are no more."""
    for name in names:
        storages["private"].delete(name)


def gone(sender, instance, **kwargs):
    """A deleted picture takes its files along, once that is sure (a receiver of post_delete)."""
    transaction.on_commit(partial(remove_files, instance.names()))


def sweep(model, folder, now=None):
    """Delete files that no row names: a process may have been killed between the file and its row. Returns how many."""
    storage = storages["private"]
    try:
        names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
    except FileNotFoundError:
        return 0
    limit = (now or timezone.now()) - ORPHANS_AFTER
    swept = 0
    for at in range(0, len(names), 200):
        some = names[at : at + 200]
        known = {*model.objects.filter(file__in=some).values_list("file", flat=True)}
        known |= {*model.objects.filter(small__in=some).values_list("small", flat=True)}
        lost = [name for name in some if name not in known and storage.get_modified_time(name) <= limit]
        remove_files(lost)
        swept += len(lost)
    return swept
