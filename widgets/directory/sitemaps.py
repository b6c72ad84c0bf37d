"""Which addresses of the directory search engines are told of: what has something to show."""

from korner.addresses import reverse_in
from korner.syndication.sitemaps import FixedPart, RangePart, in_both
from widgets.directory.counted import NUMBERS, FirmCount
from widgets.directory.models import Firm
from widgets.directory.views import place_url

MOST_LISTS = 5_000


def parts():
    """The start, the lists of trades and places that have firms, and every firm."""
    return [
        FixedPart("directory-lists", lists),
        RangePart("firms", lambda: Firm.objects.visible().shows("firms"), lambda firm: in_both(firm.url_in)),
    ]


def lists():
    """The start, those who speak Turkish, each trade, each place, each trade in a place."""
    for name in ("directory", "directory-turkish"):
        yield from in_both(lambda language, name=name: reverse_in(language, name))
    rows = FirmCount.objects.select_related("trade", "place").order_by("pk").shows(NUMBERS)
    for row in rows[:MOST_LISTS]:
        yield from in_both(lambda language, row=row: list_url(language, row.trade, row.place))


def list_url(language, trade, place):
    """The path of the list of a trade, of a place, or of both."""
    return trade.url_in(language) if place is None else place_url(language, place, trade)
