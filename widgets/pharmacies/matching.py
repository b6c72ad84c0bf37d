"""Is this pharmacy one that we know? By its reference, else by its name and place, however a list writes them."""

from korner.places.spelling import key_of
from widgets.pharmacies.models import Pharmacy

KIND_WORDS = {"eczane", "eczanesi", "ecz", "pharmacie", "pharmacy", "apotheek", "apotheke"}


def key_of_name(name):
    """What two spellings of a pharmacy's name have in common: “Çınar Eczanesi”, “CINAR ECZANESI” and “Çınar”."""
    words = key_of(name).split()
    return " ".join([word for word in words if word not in KIND_WORDS] or words)


class Known:
    """Stored pharmacies, to be asked by name. One query, whatever the number of questions."""

    def __init__(self, pharmacies):
        self.by_key = {}
        for pharmacy in pharmacies.select_related("place").order_by("pk"):
            self.by_key.setdefault((pharmacy.place_id, key_of_name(pharmacy.name)), []).append(pharmacy)

    def called(self, name, place, phones=()):
        """The pharmacy of that name in `place`, or None. Of two with one name, the one with the number, else the first."""
        found = self.by_key.get((place.pk, key_of_name(name)), [])
        with_number = [pharmacy for pharmacy in found if set(pharmacy.phones) & set(phones)]
        return (with_number or found or [None])[0]


class Stored(Known):
    """The pharmacies of some places."""

    def __init__(self, places):
        super().__init__(Pharmacy.objects.filter(place__in={place.pk for place in places}))


class All(Known):
    """All pharmacies there are: what a table may name."""

    def __init__(self):
        super().__init__(Pharmacy.objects.all())
        self.by_reference, self.by_name = {}, {}
        for found in self.by_key.values():
            for pharmacy in found:
                self.by_name.setdefault(key_of_name(pharmacy.name), []).append(pharmacy)
                if pharmacy.reference:
                    self.by_reference[pharmacy.reference] = pharmacy

    def everywhere(self, name):
        """The pharmacies of that name, wherever they lie."""
        return self.by_name.get(key_of_name(name), [])

    def names_in(self, place):
        """The names of those in one place."""
        return [one.name for (pk, _key), found in self.by_key.items() if pk == place.pk for one in found]
