"""Is this pharmacy one that we know? By its reference, else by its name and place, however a list writes them."""

from widgets.pharmacies.known_places import words_of
from widgets.pharmacies.models import Pharmacy

KIND_WORDS = {"eczane", "eczanesi", "ecz", "pharmacie", "pharmacy", "apotheek", "apotheke"}


def key_of_name(name):
    """What two spellings of a pharmacy's name have in common: “Çınar Eczanesi”, “CINAR ECZANESI” and “Çınar”."""
    words = words_of(name)
    return " ".join([word for word in words if word not in KIND_WORDS] or words)


class Stored:
    """The pharmacies of some places, to be asked by name. One query, whatever the number of rows."""

    def __init__(self, places):
        self.by_key = {}
        rows = Pharmacy.objects.filter(place__in={place.pk for place in places}).select_related("place").order_by("pk")
        for pharmacy in rows:
            self.by_key.setdefault((pharmacy.place_id, key_of_name(pharmacy.name)), []).append(pharmacy)

    def called(self, name, place, phones=()):
        """The pharmacy of that name in `place`, or None. Of two with one name, the one with the number, else the first."""
        found = self.by_key.get((place.pk, key_of_name(name)), [])
        with_number = [pharmacy for pharmacy in found if set(pharmacy.phones) & set(phones)]
        return (with_number or found or [None])[0]
