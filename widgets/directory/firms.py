"""The steps by which firms come, change and go at the desk and in tables; each ends with `settle`."""

from django.db import transaction
from django.utils import timezone

from korner.languages import TURKISH
from korner.moderation.models.states import State
from korner.search import indexing
from widgets.directory.counted import recount


@transaction.atomic
def settle(firm, places=()):
    """Bring what is known of `firm` elsewhere to what its row, trades and pictures say now: documents and numbers.

    `places`: numbers of places in which it stood before.
    """
    indexing.write(firm)
    recount({firm.place_id, *places})


def approve_own(firm):
    """Let a firm that the desk makes, by hand or by a table, be seen as soon as it is saved: nobody has to decide on it."""
    firm.state = State.APPROVED
    firm.language = firm.language or TURKISH


@transaction.atomic
def hide(firms):
    """Let readers see these firms (visible ones) no more, until they are shown again; returns how many.

    It is the desk that hides them: a question to the owner is over, his answer does not bring them back, and no clock deletes
    them.
    """
    return mark(firms, timezone.now())


@transaction.atomic
def show(firms):
    """Let readers see these firms (hidden ones) again; returns how many.

    Where an owner did not answer the desk answers for him: the year begins anew.
    """
    return mark(firms, None)


def mark(firms, hidden_at):
    """Write since when these firms are hidden."""
    changed = [firm for firm in firms if (firm.hidden_at is None) != (hidden_at is None)]
    for firm in changed:
        firm.hidden_at, firm.asked_at = hidden_at, None
        if hidden_at is None and firm.is_confirmed:  # nobody but he himself confirms an address for the first time
            firm.confirmed_at = timezone.now()
        firm.save(update_fields=["hidden_at", "asked_at", "confirmed_at"])
        indexing.write(firm)
    if changed:
        recount({firm.place_id for firm in changed})
    return len(changed)


@transaction.atomic
def remove(firms):
    """Delete these firms with all that hangs on them."""
    from widgets.directory.owning.holding import hold_cases

    places = {firm.place_id for firm in firms}
    for firm in sorted(firms, key=lambda firm: firm.pk):
        hold_cases(firm.pk)
        firm.delete()
    if places:
        recount(places)
