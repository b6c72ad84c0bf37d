"""The box of rates: the line above the paper, and the short table on the page of services."""

from django.utils.translation import gettext_lazy as _

from korner.addresses import address
from korner.languages import page_language
from korner.text.typography import set_spaces
from widgets.markets import shown

SERVICE, PLACE = _("Rates"), 20


def box(request, *, size="box"):
    """The quotations of the line above the paper, fresh or marked; None where there is none. Two queries."""
    quotes = shown.quotes(only_strip=True)
    if not quotes:
        return None
    return {"quotes": quotes, "by_source": by_source(quotes), "size": size, "url": address("markets")}


def by_source(quotes):
    """[(names, Quote)]: which quotations have one source, time and state in common, and one of them."""
    groups = {}
    for quote in quotes:
        said = (quote.rate.origin, quote.rate.as_of, quote.rate.calculated, quote.state)
        groups.setdefault(said, []).append(quote)
    language = page_language()
    # In French a space stands before the colon.
    return [
        (set_spaces(f"{', '.join(one.instrument.short_in(language) for one in same)}:", language), same[0])
        for same in groups.values()
    ]
