"""A firm that goes: out of the pages, the search, the queue, the library and the file stores, at once."""

from django.db import transaction

from korner.caching.changes import touch
from korner.search import indexing
from widgets.directory.counted import recount
from widgets.directory.models import Firm
from widgets.directory.owning.holding import hold


@transaction.atomic
def remove(firm):
    """Delete a firm with all that hangs on it; of one that has gone already nothing is said."""
    number = firm.pk
    held = hold(number)
    if held is None:
        return
    # Changes, claims, pictures go with it, their cases and files with them (korner.moderation.cases, owning.pictures).
    held.delete()
    touch(f"firm{number}", "firm", hard=True)
    indexing.write_all(Firm, [number])
    recount({held.place_id})
