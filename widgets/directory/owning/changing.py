"""An owner's change: it waits beside the entry, takes its place once approved, and can be taken back while nothing is lost."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.moderation.models import State
from korner.moderation.models.states import WAITING
from korner.moderation.steps import submit
from widgets.directory.firms import settle
from widgets.directory.models import Firm, FirmChange, FirmSentPicture
from widgets.directory.owning import judging, letters, pictures, values
from widgets.directory.owning.holding import hold_cases

STANDING = ("place_id", "address", "latitude", "longitude")  # a position belongs to an address


class Meanwhile(Exception):
    """The entry or the change that waits is another one than when the form was opened: Meanwhile(firm, waiting)."""


def waiting_for(firm):
    """The change of `firm` that waits, None for none."""
    return FirmChange.objects.filter(firm=firm, state__in=WAITING).order_by("-pk").first()


def propose(firm, form, language):
    """Let what a valid OwnerForm brings wait for a moderator; returns the FirmChange, None where nothing is changed.

    A change that waited is replaced: its pictures that he did not leave out come along. Raises sent.NoRoom;
    Meanwhile where something else stands than what the form was opened with.
    """
    wanted = form.values()
    judgement, kept = judging.judged(form, values.changed_words(values.now(firm), wanted), name=wanted["name"])
    new = pictures.store_all(form.copies)
    try:
        with transaction.atomic():
            # One at a time: the same form sent many times at once is one change.
            hold_cases(firm.pk)
            firm = Firm.objects.select_for_update().get(pk=firm.pk)
            answered(firm)
            waiting = waiting_for(firm)
            coming = form.kept_numbers()
            if is_nothing_new(firm, waiting, wanted, form, new):
                pictures.drop_files(new)
                return waiting
            if form.cleaned_data["began"] not in ("", values.standing(firm, waiting)):
                raise Meanwhile(firm, waiting)
            change = FirmChange(
                firm=firm,
                language=language,
                created_at=timezone.now(),
                values=wanted,
                base=values.now(firm),
                left_out=sorted(form.taken_out),
            )
            submit(change, judgement, marks=judging.marks_in(kept))
            FirmSentPicture.objects.filter(pk__in=coming).update(change=change, firm=None, draft="")
            for picture in new:
                picture.change = change
            FirmSentPicture.objects.bulk_create(new)
            # What it does not take along goes with the former change.
            FirmChange.objects.filter(firm=firm, state__in=WAITING).exclude(pk=change.pk).delete()
            FirmSentPicture.objects.filter(pk__in=form.left_out).delete()
            return change
    except BaseException:
        pictures.drop_files(new)
        raise


def is_nothing_new(firm, waiting, wanted, form, new):
    """Whether what he sends stands already, in the entry or in the change that waits."""
    if new or form.left_out:
        return False
    if waiting is not None:
        there = set(waiting.sent_pictures.values_list("pk", flat=True))
        same = values.proposed(firm, waiting) == wanted and set(waiting.left_out) == form.taken_out
        return same and set(form.kept_numbers()) <= there
    return values.now(firm) == wanted and not form.taken_out and not form.kept_numbers()


@transaction.atomic
def answer(firm):
    """The owner says that all is still true."""
    answered(Firm.objects.select_for_update().get(pk=firm.pk))


def answered(firm, now=None):
    """Who changes or confirms his entry has answered for it: the year begins anew, and an entry hidden for want of an answer
    is back. What the desk has hidden stays so.
    """
    was_hidden = firm.is_unanswered
    firm.confirmed_at, firm.asked_at = now or timezone.now(), None
    firm.hidden_at = None if was_hidden else firm.hidden_at
    firm.save(update_fields=["confirmed_at", "asked_at", "hidden_at"])
    if was_hidden:
        settle(firm)


def decided(change, before):
    """Called in the decision's transaction: approved values take the place of the former ones, taken back they leave it."""
    firm = Firm.objects.select_for_update().get(pk=change.firm_id)
    if change.state == State.APPROVED:
        take(change, firm)
    elif before == State.APPROVED:
        give_back(change, firm)
    if change.state in (State.APPROVED, State.REFUSED):
        letters.send(letters.change_decided, change)


def take(change, firm):
    """Put the values of `change` into its firm."""
    before, wanted = values.now(firm), change.wanted()
    stood = {name: getattr(firm, name) for name in STANDING}
    change.former = {name: before[name] for name in wanted}
    firm.updated_at, place = timezone.now(), firm.place_id
    values.put(firm, wanted)
    if (stood["place_id"], stood["address"]) != (firm.place_id, firm.address):
        change.former["stood"] = stood
    change.save(update_fields=["former"])
    gone = list(firm.pictures.filter(pk__in=change.left_out))
    for picture in gone:
        picture.delete()
    came = change.sent_pictures.update(firm=firm, change=None)
    if gone or came:
        FirmChange.objects.filter(pk=change.pk).update(left_out=[-1])  # its pictures cannot be brought back
    pictures.show(firm)
    shown_anew(firm, place)


def give_back(change, firm):
    """Put the former values back, but where others have written something else since. Raises ValidationError where pictures
    came or went.
    """
    if change.left_out == [-1]:
        raise ValidationError(
            _("Pictures came or went with this change; it cannot be taken back. Correct the entry itself."), code="gone"
        )
    if change.former is not None:
        there, wanted = values.now(firm), change.wanted()
        back = {name: change.former[name] for name in wanted if name in change.former and there[name] == wanted[name]}
        firm.updated_at, place, address = timezone.now(), firm.place_id, firm.address
        values.put(firm, back)
        stood = change.former.get("stood") or {}
        moved = (place, address) != (firm.place_id, firm.address)
        if moved and (stood.get("place_id"), stood.get("address")) == (firm.place_id, firm.address):
            firm.latitude, firm.longitude = stood["latitude"], stood["longitude"]
            firm.save(update_fields=["latitude", "longitude"])
        change.former = None
        change.save(update_fields=["former"])
        shown_anew(firm, place)


def shown_anew(firm, place):
    """Let search and numbers say what stands there now; `place`: the number of the place in which it stood before."""
    settle(firm, {place})
