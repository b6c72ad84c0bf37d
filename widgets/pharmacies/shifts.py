"""Which duty shifts are written down, and which cannot stand beside each other?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.caching.changes import touched_together
from korner.desk.models import Undo
from korner.desk.models.undo import KEPT_FOR
from widgets.pharmacies.models import DutyShift

CONFIRM = "confirm"
MOST_AT_ONCE = 2000  # shifts that one press confirms
TOLD_TOGETHER = 500  # shifts of which the page store hears in one word: with many more it would forget the whole paper


@dataclass
class Planned:
    """A shift that is to be written: `mark` says where it was typed (a line, a cell), for whoever tells of a clash."""

    pharmacy: object  # a Pharmacy, or whatever stands for one that is not stored yet
    starts: datetime
    ends: datetime
    kind: str
    mark: object = None


@dataclass
class Clash:
    """`planned` and another shift of its pharmacy cover one hour. `other` is a Planned or a stored DutyShift."""

    planned: Planned
    other: object

    @property
    def is_stored(self):
        """Whether the other one is written down already."""
        return isinstance(self.other, DutyShift)


def key_of(pharmacy):
    """What tells two pharmacies apart, stored or not."""
    return getattr(pharmacy, "pk", None) or ("new", id(pharmacy))


def is_same(one, other):
    """Whether two shifts are one window."""
    return (one.starts, one.ends) == (other.starts, other.ends)


def stored_between(pharmacies, first, last):
    """{key of pharmacy: its stored shifts that touch the time from `first` to `last`}; one query."""
    keys = {pharmacy.pk for pharmacy in pharmacies if getattr(pharmacy, "pk", None)}
    found = defaultdict(list)
    if keys:
        for shift in DutyShift.objects.filter(pharmacy__in=keys).meeting(first, last).order_by("starts"):
            found[shift.pharmacy_id].append(shift)
    return found


def clashes(planned, *, without=()):
    """The Clashes among `planned` and with what is stored, but for the stored shifts whose keys are in `without`.

    The very same window as a stored shift is no clash: it is there already. Twice in `planned` it is one.
    """
    if not planned:
        return []
    by_pharmacy = defaultdict(list)
    for shift in planned:
        by_pharmacy[key_of(shift.pharmacy)].append(shift)
    stored = stored_between(
        [shift.pharmacy for shift in planned], min(one.starts for one in planned), max(one.ends for one in planned)
    )
    found = []
    for key, own in by_pharmacy.items():
        own.sort(key=lambda shift: shift.starts)
        reaches = None  # the one before that lasts longest
        for shift in own:
            if reaches is not None and shift.starts < reaches.ends:
                found.append(Clash(shift, reaches))
            if reaches is None or shift.ends > reaches.ends:
                reaches = shift
            for other in stored.get(key, ()):
                if other.pk not in without and overlap(shift, other) and not is_same(shift, other):
                    found.append(Clash(shift, other))
    return found


def overlap(one, other):
    """Whether two shifts share a moment."""
    return one.starts < other.ends and other.starts < one.ends


def missing(planned):
    """Those of `planned` whose window is not stored yet."""
    if not planned:
        return []
    stored = stored_between(
        [shift.pharmacy for shift in planned], min(one.starts for one in planned), max(one.ends for one in planned)
    )
    return [
        shift for shift in planned if not any(is_same(shift, other) for other in stored.get(key_of(shift.pharmacy), ()))
    ]


def few_words(shifts):
    """Go through `shifts` that are being saved: the page store hears of each few hundred at once, not of each."""
    for some in batched(shifts, TOLD_TOGETHER):
        with touched_together():
            yield from some


def store(planned, *, source, checked_by=None, rota=None):
    """Write shifts down, with a word to the page store for each few hundred. Call within a transaction. Returns how many.

    `rota` is the one that made them, None for what somebody wrote.
    """
    checked_at = timezone.now() if checked_by else None
    for shift in few_words(planned):
        DutyShift.objects.create(
            pharmacy=shift.pharmacy, starts=shift.starts, ends=shift.ends, kind=shift.kind, source=source[:160],
            checked_at=checked_at, checked_by=checked_by, rota=rota,
        )  # fmt: skip
    return len(planned)


# --- checked ------------------------------------------------------------------------------------------------------
def confirm(shifts, *, by, source=""):
    """Mark shifts as checked now by `by`, with `source` where one is given; returns the Undo row that takes it back."""
    now, changes = timezone.now(), []
    with transaction.atomic():
        for shift in few_words(shifts):
            changes.append({"pk": shift.pk, "title": "", "language": "", "before": seen(shift), "version": None})
            shift.checked_at, shift.checked_by, shift.source = now, by, source[:160] or shift.source
            shift.save(update_fields=["checked_at", "checked_by", "source"])
        Undo.objects.filter(made_at__lt=now - KEPT_FOR).delete()
        return Undo.objects.create(
            person=by, label=DutyShift._meta.label_lower, act=CONFIRM, made_at=now, changes=changes
        )


def seen(shift):
    """What `confirm` changes of a shift, as JSON holds it."""
    return {
        "checked_at": shift.checked_at.isoformat() if shift.checked_at else None,
        "checked_by": shift.checked_by_id,
        "source": shift.source,
    }


def take_back(done):
    """Put back what `confirm` changed, where nobody has confirmed anew since. Returns how many, None when it is too late."""
    taken = Undo.objects.filter(pk=done.pk, undone_at__isnull=True).update(undone_at=timezone.now())
    if not taken or timezone.now() >= done.open_until:
        return None
    before = {change["pk"]: change["before"] for change in done.changes}
    shifts = [one for one in DutyShift.objects.in_bulk(list(before)).values() if one.checked_at == done.made_at]
    with transaction.atomic():
        for shift in few_words(shifts):
            was = before[shift.pk]
            shift.checked_at = datetime.fromisoformat(was["checked_at"]) if was["checked_at"] else None
            shift.checked_by_id, shift.source = was["checked_by"], was["source"]
            shift.save(update_fields=["checked_at", "checked_by", "source"])
    return len(shifts)


# --- weeks --------------------------------------------------------------------------------------------------------
def monday_of(day):
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def kind_words(kind):
    """What a kind is called."""
    return DutyShift.Kind(kind).label if kind in DutyShift.Kind.values else _("unknown")
