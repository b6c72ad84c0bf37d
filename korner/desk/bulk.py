"""One act on many things at once: each for itself, with its rights, its version and its locks; and putting it back.

class HandIn(Act):
    name, words, asks = "hand_in", _("Hand in"), _("Editors read them then.")

    def take(self, story, person, given):
        workflow.hand_in(story, by=person)
"""

from abc import ABC, abstractmethod
from contextlib import nullcontext

import reversion
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.desk import locks
from korner.desk.models.undo import KEPT_FOR, Undo

MOST = 100  # things of one act
REFUSALS = (PermissionDenied, ValidationError)


class Act(ABC):
    """Something that is done to several things. `form` is a Form class for what it must know besides, or None."""

    name: str
    words: str  # on the button
    asks: str = ""  # what happens then, said before it is done
    form = None

    def is_offered(self, person):
        """Whether `person` could do this to anything at all."""
        return True

    @abstractmethod
    def take(self, thing, person, given):
        """Do it to one thing; `given` is the form's data. Raises PermissionDenied, or ValidationError with words."""

    @abstractmethod
    def before(self, thing, given):
        """What the act is going to change, as JSON holds it."""

    @abstractmethod
    def put_back(self, thing, before, person):
        """Undo it for one thing; returns words where readers or colleagues noticed it meanwhile. Raises as `take`."""


def reasons(refusal):
    """What a refusal says, as a list of sentences."""
    if isinstance(refusal, ValidationError):
        return [str(words) for words in refusal.messages]
    return [_("Your role may not do this here.")]


def named(thing):
    """How a thing is told in a result."""
    return {"pk": thing.pk, "title": str(thing), "language": getattr(thing, "source_language", "")}


def locked_row(model, pk):
    """The row as it stands, held for this transaction; None when it is gone."""
    return model._base_manager.select_for_update().filter(pk=pk).first()


def kept_version(model, person, words):
    """A revision in the person's name, where the model keeps revisions, else a transaction."""
    if not reversion.is_registered(model):
        return transaction.atomic(), nullcontext()
    return transaction.atomic(), reversion.create_revision()


def run(act, model, seen, *, by, given=None):
    """Do `act` to the rows of `model` named in `seen` ({pk: version seen, or None}); returns the Undo row that tells all.

    Each row in a transaction of its own: those that are refused keep nobody else back.
    """
    changes, refused = [], []
    for pk, version in list(seen.items())[:MOST]:
        thing = None
        try:
            block, revision = kept_version(model, by, act.words)
            with block, revision:
                thing = locked_row(model, pk)
                if thing is None:
                    continue
                if reversion.is_active():
                    reversion.set_user(by)
                    reversion.set_comment(str(act.words))
                if version is not None and getattr(thing, "version", None) != version:
                    raise ValidationError(_("Somebody has changed it meanwhile. Look at it first."))
                locks.refuse(thing, by)
                before = act.before(thing, given)
                act.take(thing, by, given)
            changes.append({**named(thing), "before": before, "version": getattr(thing, "version", None)})
        except REFUSALS as refusal:
            refused.append({**named(thing), "reasons": reasons(refusal)})
    Undo.objects.filter(made_at__lt=timezone.now() - KEPT_FOR).delete()
    return Undo.objects.create(
        person=by, label=model._meta.label_lower, act=act.name, made_at=timezone.now(), changes=changes, refused=refused
    )


def undo(done, act, model, *, by):
    """Put back what `done` (an Undo) changed, where nobody changed it since; what was done is told in `done.put_back`.

    Raises ValidationError when its time is over, or it was undone already.
    """
    taken = Undo.objects.filter(pk=done.pk, undone_at__isnull=True).update(undone_at=timezone.now())
    if not taken or timezone.now() >= done.open_until:
        raise ValidationError(_("This can no longer be undone."))
    told = []
    for change in done.changes:
        thing = None
        try:
            block, revision = kept_version(model, by, act.words)
            with block, revision:
                thing = locked_row(model, change["pk"])
                if thing is None:
                    raise ValidationError(_("It has been deleted."))
                if reversion.is_active():
                    reversion.set_user(by)
                    reversion.set_comment(_("Undone: %s") % act.words)
                if getattr(thing, "version", None) != change["version"]:
                    raise ValidationError(_("Somebody has changed it since: it was left alone."))
                locks.refuse(thing, by)
                words = act.put_back(thing, change["before"], by) or ""
            told.append({**change, "done": True, "words": str(words)})
        except REFUSALS as refusal:
            told.append({**change, "done": False, "words": " ".join(reasons(refusal))})
    keys = ("pk", "title", "language", "done", "words")
    done.put_back = [{key: entry[key] for key in keys} for entry in told]
    done.save(update_fields=["put_back"])
    return done
