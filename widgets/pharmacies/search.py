"""What of a pharmacy is searched, and how is one that was found shown?"""

from html import escape

from django.utils.translation import gettext, override

from korner.places.models import LANGUAGES, Place
from korner.search.searchable import Entry, Searchable
from widgets.pharmacies.models import Pharmacy
from widgets.pharmacies.words import languages_in_words


class Pharmacies(Searchable):
    """Pharmacies by name, commune and address, and by the words for what they are: "nöbetçi eczane Schaerbeek"."""

    name, model, template = "pharmacy", Pharmacy, "pharmacies/_found.html"

    def rows(self):
        return Pharmacy.objects.select_related("place")

    def entries(self, pharmacy):
        if not pharmacy.active:
            return
        place = pharmacy.place
        for language in LANGUAGES:
            with override(language):
                kind, tongues = gettext("Pharmacy on duty"), languages_in_words(pharmacy.languages)
                spoken = gettext("Turkish is spoken") if "tr" in pharmacy.languages else ""
            lines = (pharmacy.address, pharmacy.postcode, *place.spellings, spoken, tongues)
            yield Entry(
                language,
                kind=self.name,
                title=pharmacy.name,
                names=(kind, *dict.fromkeys(filter(None, (place.name_in(language), place.name_nl)))),
                lead=getattr(pharmacy, f"note_{language}") or "",
                body="".join(f"<p>{escape(line)}</p>" for line in lines if line),
            )

    def cards(self, ids, language):
        found = Pharmacy.objects.shown().filter(pk__in=ids).select_related("place")
        return {pharmacy.pk: pharmacy for pharmacy in found}

    def kinds(self):
        return {self.name: Pharmacy._meta.verbose_name}

    def followed(self):
        return {Place: lambda pk: Pharmacy.objects.filter(place=pk)}


SEARCHABLES = [Pharmacies()]
