"""Pharmacies on duty on the pages of others: a line of the strip of services, or a short list (korner.boxes)."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from korner.addresses import reverse_in
from korner.languages import page_language
from widgets.pharmacies import duty, shown
from widgets.pharmacies.asked import NOW, Asked

SERVICE, PLACE = _("Pharmacies on duty"), 10
MOST = 5
COMMUNES = 1  # named in the strip, which has other lines beside this one


def box(request, *, size="box"):
    """Who is on duty in Belgium now, else tonight; None where nothing was checked in time. 2 queries."""
    now, zone = timezone.now(), duty.zone_of("BE")
    board = shown.board_of(Asked(NOW, duty.day_of(now, zone), now, zone), only_duties=True)
    entries = (board.here or board.tonight) if board else []
    if not entries:
        return None
    address = "pharmacies" if board.here else "pharmacies-tonight"
    return {
        "size": size,
        "count": open_count(len(entries)) if board.here else tonight_count(len(entries)),
        "communes": communes(entries),
        "entries": one_of_each_place(entries)[:MOST],
        "url": reverse_in(page_language(), address),
    }


def one_of_each_place(entries):
    """The entries, those first that are the first of their place."""
    first = {entry.pharmacy.place_id: entry for entry in reversed(entries)}
    return sorted(entries, key=lambda entry: first[entry.pharmacy.place_id] is not entry)


def open_count(number):
    """How many are open."""
    return ngettext("%(number)s pharmacy open", "%(number)s pharmacies open", number) % {"number": number}


def tonight_count(number):
    """How many are on duty tonight."""
    return ngettext("%(number)s pharmacy tonight", "%(number)s pharmacies tonight", number) % {"number": number}


def communes(entries):
    """The first communes in which they lie: "Anderlecht…"."""
    names = list(dict.fromkeys(entry.pharmacy.place.page_name for entry in entries))
    return ", ".join(names[:COMMUNES]) + ("…" if len(names) > COMMUNES else "")
