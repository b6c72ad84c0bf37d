"""Which addresses of rates search engines are told of."""

from korner.addresses import reverse_in
from korner.syndication.sitemaps import FixedPart, in_both
from widgets.markets.models import Instrument


def entries():
    """The page of all rates, and one for each that is shown."""
    yield from in_both(lambda language: reverse_in(language, "markets"))
    for instrument in Instrument.objects.filter(shown=True).shows("instrument"):
        yield from in_both(instrument.url_in)


def parts():
    """One file for all."""
    return [FixedPart("markets", entries)]
