"""The places with which the weather begins. Afterwards they are the desk's."""

from django.db import transaction

from korner.places.models import Place
from korner.search import indexing
from widgets.weather.models import WeatherPlace

Role = WeatherPlace.Role
HERE, THERE = "be-21004", "tr-03-emirdag"
# Bruxelles and the communes where most readers live, then the cities of the country, then where the families come from.
FIRST = [
    *(
        "be-21004",
        "be-21015",
        "be-21014",
        "be-21001",
        "be-21012",
        "be-21006",
        "be-21010",
        "be-21013",
        "be-21009",
        "be-21005",
    ),
    *("be-21011", "be-21002", "be-21003", "be-21007", "be-21008", "be-21016", "be-21017", "be-21018", "be-21019"),
    *("be-11002", "be-44021", "be-52011", "be-62063", "be-92094", "be-53053", "be-58001", "be-63079", "be-12025"),
    *("be-24062", "be-71072", "be-71016", "be-71004", "be-31005", "be-35013"),
    *(
        "tr-03",
        "tr-03-emirdag",
        "tr-03-bolvadin",
        "tr-03-sandikli",
        "tr-26",
        "tr-42",
        "tr-38",
        "tr-58",
        "tr-66",
        "tr-19",
    ),
    *("tr-06", "tr-34", "tr-35", "tr-16", "tr-43", "tr-64", "tr-07", "tr-01", "tr-27", "tr-61", "tr-08-yusufeli"),
]


def fill():
    """Offer the first places where none is there at all and the lists of places have been read; returns how many."""
    if WeatherPlace.objects.exists():
        return 0
    places = {place.key: place for place in Place.objects.filter(key__in=FIRST)}
    if HERE not in places or THERE not in places:
        return 0
    roles = {HERE: Role.HERE, THERE: Role.THERE}
    with transaction.atomic():
        for order, key in enumerate(key for key in FIRST if key in places):
            row = WeatherPlace.objects.create(place=places[key], order=10 * order, role=roles.get(key, ""))
            indexing.write(row)
    return WeatherPlace.objects.count()
