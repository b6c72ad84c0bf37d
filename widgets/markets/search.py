"""What of the rates is searched: the quotations by their names. Their values are no words."""

from korner.search.searchable import Entry, Searchable
from widgets.markets.models import Instrument


class Instruments(Searchable):
    """Quotations that are shown."""

    name, model, template = "instrument", Instrument, "markets/_found.html"

    def entries(self, instrument):
        if not instrument.shown:
            return
        for language in ("tr", "fr"):
            yield Entry(
                language,
                kind=self.name,
                title=instrument.name_in(language),
                names=(instrument.short_in(language), *WORDS[language]),
            )

    def cards(self, ids, language):
        return {one.pk: one for one in Instrument.objects.filter(pk__in=ids)}

    def kinds(self):
        return {self.name: Instrument._meta.verbose_name}


# What readers seek rates by.
WORDS = {"tr": ("kur", "döviz", "piyasa"), "fr": ("cours", "taux de change", "devises")}
SEARCHABLES = [Instruments()]
