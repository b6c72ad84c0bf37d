"""Where are there pharmacies? The places the desk chooses among."""

from korner.places.models import Place
from widgets.pharmacies.models import Pharmacy


def places_in_use():
    """The places that have a pharmacy, by name; their parents are loaded."""
    used = Pharmacy.objects.order_by().values("place").distinct()
    return list(Place.objects.filter(pk__in=used).select_related("parent").order_by("country", "sort_tr", "pk"))


def groups(places):
    """What several of `places` lie in, as [(place, [those within])]: the desk looks at them as one."""
    found = {}
    for place in places:
        if place.parent_id:
            found.setdefault(place.parent_id, (place.parent, []))[1].append(place)
    return sorted(found.values(), key=lambda pair: pair[0].sort_tr)
