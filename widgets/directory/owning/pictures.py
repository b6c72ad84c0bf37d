"""Pictures that owners send: private until a moderator has looked at them, then in the library, gone with the entry."""

import logging
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from korner.images import sent
from korner.images.intake import take_in
from korner.images.models import Asset
from korner.tasks import enqueue, task
from widgets.directory.models import Firm, FirmPicture
from widgets.directory.owning.models import MOST_PICTURES, FirmSentPicture

log = logging.getLogger(__name__)
FOLDER = "firms"


def store_all(copies, **owner):
    """FirmSentPictures of `copies`, not saved yet. Raises sent.NoRoom."""
    return sent.store_all(FirmSentPicture, FOLDER, copies, **owner)


def drop_files(pictures):
    """Take the files of pictures that were not saved away again."""
    sent.remove_files(name for picture in pictures for name in picture.names())


def show(firm):
    """Let the worker make pictures that readers see of what is approved."""
    if firm.sent_pictures.exists():
        enqueue(publish, firm.pk)


@task()
def publish(number):
    """Take what was sent with an approved firm into the library. Safe to repeat; a firm that has gone is left alone."""
    for picture in FirmSentPicture.objects.filter(firm=number, change=None).select_related("firm").order_by("pk"):
        publish_one(picture)


def publish_one(picture):
    """One private picture becomes one of the library, and its private files go."""
    firm = picture.firm
    if firm.pictures.count() >= MOST_PICTURES:
        picture.delete()
        return
    try:
        with picture.open() as file:
            upload = ContentFile(file.read(), name="picture.jpg")
    except FileNotFoundError:
        picture.delete()
        return
    asset = take_in(upload, licence=Asset.Licence.COURTESY, **words_for(firm, firm.pictures.count() + 1))
    with transaction.atomic():
        # Whoever deletes the row has published it: the same task may run twice, and the owner may delete his firm now.
        there = Firm.objects.select_for_update().filter(pk=firm.pk).exists()
        if not there or not FirmSentPicture.objects.filter(pk=picture.pk).delete()[0]:
            asset.delete()
            return
        FirmPicture.objects.create(firm=firm, picture=asset, order=firm.pictures.count(), from_owner=True)


def words_for(firm, number):
    """What the library knows of a picture: nobody described it, so its words say whose it is."""
    words = {"name": f"{firm.name} {number}"[:160], "credit": firm.name[:160]}
    for language in ("tr", "fr"):
        with translation.override(language):
            words[f"alt_{language}"] = _("Picture %(number)d of %(firm)s") % {"number": number, "firm": firm.name}
    with translation.override("fr"):
        words["licence_note"] = _("Sent by the owner for his entry in the directory, and for nothing else.")
    return words


# --- what goes ------------------------------------------------------------------------------------------------------
def picture_gone(sender, instance, **kwargs):
    """A picture that an owner sent is in the library for his entry alone, and goes with it, whoever takes it out."""
    if instance.from_owner:
        transaction.on_commit(partial(forget_asset, instance.picture_id))


def forget_asset(number):
    """Delete a picture of the library that nothing shows any more; one that a story shows stays as the story's."""
    asset = Asset.objects.filter(pk=number).first()
    if asset is None or FirmPicture.objects.filter(picture=number).exists():
        return
    try:
        with transaction.atomic():
            asset.delete()
    except ProtectedError:
        log.warning("picture %s of a deleted entry is used elsewhere and stays", number)


def connect():
    """Listen to pictures being deleted, by whatever hand."""
    post_delete.connect(sent.gone, sender=FirmSentPicture, dispatch_uid="firms-remove-files")
    post_delete.connect(picture_gone, sender=FirmPicture, dispatch_uid="firms-forget-pictures")


def forget_drafts(now=None):
    """Delete pictures of forms that were never whole; returns how many. They wait as long as a firm's letter is valid."""
    limit = (now or timezone.now()) - timedelta(hours=min(2, settings.FIRM_CONFIRM_HOURS))
    gone = FirmSentPicture.objects.filter(firm=None, change=None, created_at__lte=limit).delete()[0]
    sent.sweep(FirmSentPicture, FOLDER, now)
    return gone
