"""Pharmacies on duty on the pages of others: a line of the services' strip, or a short list (korner.boxes)."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from korner.addresses import reverse_in
from korner.languages import page_language
from widgets.pharmacies import duty, shown
from widgets.pharmacies.asked import NOW, Asked

SERVICE, PLACE = gettext_lazy("Pharmacies on duty"), 10
MOST = 5
COMMUNES = 2  # named in the strip


def box(request, *, size="strip"):
    """Who is on duty in Belgium now, else tonight; None where nothing was checked in time. 2 queries."""
    now, zone = timezone.now(), duty.zone_of("BE")
    board = shown.board_of(Asked(NOW, duty.day_of(now, zone), now, zone))
    entries, tonight = board.here, False
    if not entries:
        entries, tonight = board.tonight, True
    if not entries:
        return None
    language = page_language()
    return {
        "size": size,
        "line": tonight_line(entries) if tonight else open_line(entries),
        "entries": entries[:MOST],
        "url": reverse_in(language, "pharmacies-tonight" if tonight else "pharmacies"),
    }


def open_line(entries):
    """How many are open, and where: "4 eczane açık · Anderlecht, Schaerbeek…"."""
    number = len(entries)
    count = ngettext("%(number)s pharmacy open", "%(number)s pharmacies open", number) % {"number": number}
    return f"{count} · {communes(entries)}"


def tonight_line(entries):
    """How many are on duty tonight, and where."""
    number = len(entries)
    count = ngettext("%(number)s pharmacy tonight", "%(number)s pharmacies tonight", number) % {"number": number}
    return f"{count} · {communes(entries)}"


def communes(entries):
    """The first communes in which they lie."""
    names = list(dict.fromkeys(entry.pharmacy.place.page_name for entry in entries))
    return ", ".join(names[:COMMUNES]) + (_(" and elsewhere") if len(names) > COMMUNES else "")
