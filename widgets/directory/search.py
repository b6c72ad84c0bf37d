"""What of a firm is searched, and how is one that was found shown?"""

from html import escape

from korner.places.models import Place
from korner.search.searchable import Entry, Searchable
from widgets.directory import shown
from widgets.directory.listed import LANGUAGES, in_place
from widgets.directory.models import Firm, Trade

KIND = "firm"


class Firms(Searchable):
    """Firms that readers see, by name, trades, place and what they say of themselves; in both languages."""

    name, model, template = KIND, Firm, "directory/_found.html"

    def rows(self):
        return Firm.objects.select_related("place__parent").prefetch_related("trades__parent")

    def entries(self, firm):
        if not firm.is_visible:
            return
        places = [place for place in (firm.place, firm.place.parent) if place is not None]
        trades = [one for trade in firm.trades.all() for one in (trade, trade.parent) if one is not None]
        for language in LANGUAGES:
            about, _language = firm.about_in(language)
            names = dict.fromkeys([*called(trades, language), *called(places, language), firm.place.name_nl])
            yield Entry(
                language,
                kind=KIND,
                title=firm.name,
                names=tuple(filter(None, names)),
                lead=" ".join(filter(None, [firm.address, firm.postcode, firm.place.name_in(language)])),
                body=f"<p>{escape(about)}</p>" if about else "",
            )

    def cards(self, ids, language):
        firms = list(shown.whole(Firm.objects.visible().filter(pk__in=ids)))
        return {card.firm.pk: card for card in shown.cards(firms)}

    def kinds(self):
        return {KIND: Firm._meta.verbose_name}

    def followed(self):
        return {
            Trade: lambda pk: Firm.objects.of_trade(pk),
            Place: lambda pk: Firm.objects.filter(in_place(pk)),
        }


def called(things, language):
    """The names of trades or places in `language`."""
    return [thing.name_in(language) for thing in things]


SEARCHABLES = [Firms()]
