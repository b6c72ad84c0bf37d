"""A picture that is used is not deleted, whoever asks and however; one that is deleted leaves no file behind."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, pre_delete
from django.utils.translation import gettext as _

from korner.caching.changes import touch
from korner.images.models import Asset
from korner.images.renditions import delete_files, rendition_names
from korner.images.uses import uses_of
from korner.tasks import enqueue, task


def refuse_used(sender, instance, **kwargs):
    """Raise ProtectedError for a picture that something shows."""
    things = uses_of(instance)
    if things:
        raise ProtectedError(_("The picture is used and stays."), set(things))


@task()
def delete_original(name):
    """Remove an original whose picture was deleted."""
    storages["private"].delete(name)


def remove_files(sender, instance, **kwargs):
    """Remove what was made of a deleted picture, here and at the edge, once the deletion is committed."""
    names, original = rendition_names(instance), instance.original.name
    touch(*(f"{settings.MEDIA_URL}{name}" for name in names), hard=True)

    def remove():
        enqueue(delete_files, names)
        enqueue(delete_original, original)

    transaction.on_commit(remove)


def connect():
    """Listen to pictures being deleted: one by one, by selection, by whatever hand."""
    pre_delete.connect(refuse_used, sender=Asset, dispatch_uid="images-refuse-used")
    post_delete.connect(remove_files, sender=Asset, dispatch_uid="images-remove-files")
