"""The box of the directory: who is featured, else the newest firms; in the strip a way in."""

from django.utils.translation import gettext_lazy as _

from korner.addresses import reverse_in
from korner.languages import page_language
from widgets.directory import shown
from widgets.directory.listed import ALL
from widgets.directory.models import Firm

SERVICE, PLACE = _("Business directory"), 40
MOST = 3
DAYS = 60  # what is older is not new


def box(request, *, size="box"):
    """The firms that are featured, and new ones to fill up; at most 2 queries. None without either, and in the strip.

    A strip tells what changes by the day; a directory has nothing of that kind to tell in a line.
    """
    if size == "strip":
        return None
    featured = shown.featured(Firm.objects.visible(), ALL, most=MOST)
    known = {firm.pk for firm in featured}
    new = [firm for firm in shown.newest(2 * MOST, days=DAYS) if firm.pk not in known] if len(featured) < MOST else []
    firms = [(firm, firm.pk in known) for firm in [*featured, *new][:MOST]]
    if not firms:
        return None
    return {"firms": firms, "url": reverse_in(page_language(), "directory"), "size": size}
