"""What follows when a moderator has decided on a firm."""

from django.utils import timezone

from korner.moderation.models import State
from widgets.directory.owning import letters, pictures


def firm_decided(firm, before):
    """An approved entry is shown with its pictures and its owner gets his link; a refused one is told with the reason."""
    if firm.state == State.APPROVED:
        if firm.owner_email and not firm.is_confirmed:
            # Taken out of the spam by hand: nobody knows yet whose address it is.
            firm.hidden_at = timezone.now()
            firm.save(update_fields=["hidden_at"])
            letters.send(letters.confirm, firm)
        elif firm.owner_email:
            pictures.show(firm)
            letters.send(letters.approved, firm)
    elif firm.state in (State.REFUSED, State.SPAM):
        if firm.same:
            firm.same = None  # he may send it again, mended
            firm.save(update_fields=["same"])
        if firm.state == State.REFUSED and firm.is_confirmed and firm.owner_email:
            letters.send(letters.refused, firm)
