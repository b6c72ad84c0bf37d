"""Once a year an owner is asked whether all is still true; without an answer the entry is hidden, and at last deleted.

Entries that the desk made and nobody owns are the desk's to keep true.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from korner.moderation.models import State
from widgets.directory.firms import settle
from widgets.directory.models import Firm, FirmChange
from widgets.directory.owning import letters
from widgets.directory.owning.holding import hold
from widgets.directory.owning.removing import remove

AT_ONCE = 500


def owned():
    """Entries that have an owner who answered for them."""
    return Firm.objects.filter(state=State.APPROVED, confirmed_at__isnull=False).exclude(owner_email="")


def remind(now=None):
    """Ask the owners whose answer is a year old; returns how many."""
    now = now or timezone.now()
    due = owned().filter(
        hidden_at=None, asked_at=None, confirmed_at__lte=now - timedelta(days=settings.FIRM_REMINDER_DAYS)
    )
    return each(due, ask, now)


def ask(firm, now):
    """Ask one owner; he is asked once."""
    firm.asked_at = now
    firm.save(update_fields=["asked_at"])
    letters.send(letters.still_true, firm)


def hide(now=None):
    """Hide the entries whose owners have not answered in time; returns how many."""
    now = now or timezone.now()
    return each(
        owned().filter(hidden_at=None, asked_at__lte=now - timedelta(days=settings.FIRM_ANSWER_DAYS)), hide_one, now
    )


def hide_one(firm, now):
    """Hide one entry and tell its owner."""
    firm.hidden_at = now
    firm.save(update_fields=["hidden_at"])
    settle(firm)
    letters.send(letters.hidden, firm)


def forget(now=None):
    """Delete entries that have been hidden for another year, and what changed entries long ago; returns how many entries."""
    now = now or timezone.now()
    long_ago = now - timedelta(days=settings.REFUSED_DAYS)
    FirmChange.objects.filter(state=State.APPROVED, created_at__lte=long_ago).delete()
    over = owned().filter(asked_at__isnull=False, hidden_at__lte=now - timedelta(days=settings.FIRM_REMINDER_DAYS))
    return each(over, lambda firm, now: remove(firm), now)


def each(rows, work, now):
    """Do `work` to each of `rows` as it stands then, one by one; returns how many there were."""
    numbers = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    done = 0
    for number in numbers:
        with transaction.atomic():
            firm = hold(number, rows)
            if firm is not None:  # he may have answered just now
                work(firm, now)
                done += 1
    return done
