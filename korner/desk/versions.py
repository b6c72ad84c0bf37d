"""The history of rows that a table wrote: a version each, in the name of who sent it."""

from itertools import batched

import reversion
from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils import translation
from django.utils.translation import gettext as _
from reversion.revisions import is_registered

from korner.tasks import enqueue, task

AT_ONCE = 500


def keep_all(model, ids, person):
    """Keep versions of the rows of `model` with these ids. Those of a long table follow after its transaction, in parts:
    a version takes longer to write than its row."""
    if not is_registered(model):
        return
    parts = list(batched(ids, AT_ONCE))
    if len(parts) == 1:
        keep(model, ids, person)
        return
    for part in parts:
        enqueue(keep_later, model._meta.label, list(part), person.pk)


def keep(model, ids, person):
    """One revision for these rows as they stand now."""
    several = [field.name for field in model._meta.many_to_many]
    with translation.override(getattr(person, "language", None)), reversion.create_revision():
        reversion.set_user(person)
        reversion.set_comment(_("Written by a table"))
        for row in model._base_manager.filter(pk__in=ids).prefetch_related(*several).order_by("pk"):
            reversion.add_to_revision(row)


@task
def keep_later(label, ids, person_pk):
    """The same for a part of a long table; nothing where its person is gone."""
    person = get_user_model()._base_manager.filter(pk=person_pk).first()
    if person is not None:
        keep(apps.get_model(label), ids, person)
