"""The pictures of tips: safe copies in the private storage (korner.images.sent), which end with their tip or unsent form."""

from datetime import timedelta

from django.conf import settings
from django.db.models.signals import post_delete
from django.utils import timezone

from korner.images import sent
from korner.images.sent import LONGEST, SMALL, NoRoom, remove_files, safe_copy
from widgets.tips.models import TipPicture

__all__ = ["LONGEST", "SMALL", "NoRoom", "remove_files", "safe_copy"]  # what is asked of pictures of tips, in one place

FOLDER = "tips"


def store(copy, **owner):
    """Write the files of a SafeCopy and return its TipPicture, not saved yet; `owner` is its tip or draft."""
    return sent.store(TipPicture, FOLDER, copy, **owner)


def store_all(copies, **owner):
    """`store` for several, or for none of them. Raises NoRoom."""
    return sent.store_all(TipPicture, FOLDER, copies, **owner)


def connect():
    """Listen to pictures being deleted, by whatever hand."""
    post_delete.connect(sent.gone, sender=TipPicture, dispatch_uid="tips-remove-files")


def forget_drafts(now=None):
    """Delete pictures of forms that were never sent as a whole; returns how many."""
    limit = (now or timezone.now()) - timedelta(hours=settings.TIP_DRAFT_HOURS)
    return TipPicture.objects.filter(tip=None, created_at__lte=limit).delete()[0]


def sweep(now=None):
    """Delete files that no row names; returns how many."""
    return sent.sweep(TipPicture, FOLDER, now)
