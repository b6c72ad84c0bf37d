"""The box of rates: the line above the paper, and the short table on the page of services."""

from django.utils.translation import gettext_lazy as _

from korner.addresses import address
from widgets.markets import shown

SERVICE, PLACE = _("Rates"), 20


def box(request, *, size="box"):
    """The quotations of the line above the paper, fresh or marked; None where there is none. Two queries."""
    quotes = shown.quotes(only_strip=True)
    return {"quotes": quotes, "size": size, "url": address("markets")} if quotes else None
