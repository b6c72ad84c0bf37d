"""Fills the table of places from the lists that come with the house (data/README.md)."""

import csv
import hashlib
from functools import cache
from pathlib import Path

from django.utils import timezone

from korner.caching.changes import touch
from korner.places import finding
from korner.places.models import LANGUAGES, Place
from korner.search import indexing
from korner.text.slugs import slugify

DATA = Path(__file__).parent / "data"
FILES = ("belgium.tsv", "turkey.tsv")
COUNTRIES = {"be": Place.Country.BELGIUM, "tr": Place.Country.TURKEY}
AT_ONCE = 200
# What a list says of a place and the desk may say otherwise.
NAMES = ("name_tr", "name_fr", "name_nl", "spellings")
FIELDS = (*NAMES, "postcodes", "latitude", "longitude")


@cache
def release():
    """A word that changes when the lists do."""
    content = b"".join((DATA / name).read_bytes() for name in FILES)
    return hashlib.sha256(content).hexdigest()[:16]


def rows():
    """One dict a place, as the lists have it; what a place lies in comes before it."""
    for name in FILES:
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def listed(row):
    """What the lists say of a place, by the names of the model's fields."""
    return {
        "name_tr": row["tr"],
        "name_fr": row["fr"],
        "name_nl": row["nl"],
        "spellings": [word for word in row["spellings"].split(";") if word],
        "postcodes": row["postcodes"].split(),
        "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]),
    }


def is_filled():
    """Whether the table holds what this release's lists say."""
    return Place.objects.filter(release=release()).exists()


def fill():
    """Make and renew the places by their key; returns (made, changed). What was changed at the desk stays.

    Safe to repeat. A place that the lists name no more stays too: pharmacies and firms may lie there.
    """
    known = {place.key: place for place in Place.objects.all()}
    slugs = {language: {place.slug_in(language) for place in known.values()} for language in LANGUAGES}
    lists = list(rows())
    twice = {language: twins(lists, language) for language in LANGUAGES}
    made, changed, renamed = [], [], []
    for row in lists:
        place = known.get(row["key"])
        names = names_of(place)
        if place is None:
            place = new(row, known, slugs, twice)
            known[place.key] = place
            made.append(place)
        elif renew(place, row):
            changed.append(place)
            renamed += [place.pk] if names_of(place) != names else []
    save(made, changed)
    indexing.renamed_all(Place, renamed)
    return len(made), len(changed)


def new(row, known, slugs, twice):
    """An unsaved place of that row, with addresses that nobody has."""
    place = Place(key=row["key"], kind=row["kind"], country=COUNTRIES[row["key"][:2]])
    place.parent = known.get(row["parent"])
    write(place, listed(row))
    for language in LANGUAGES:
        setattr(place, f"slug_{language}", free(place, language, slugs[language], twice[language]))
    return place


def names_of(place):
    """What a place is found by, None for none."""
    return place and [getattr(place, name) for name in NAMES]


def renew(place, row):
    """Bring what the desk has not changed up to the lists; whether anything is new, the release included."""
    says, before = listed(row), place.listed
    fresh = {name: says[name] for name in FIELDS if getattr(place, name) == before.get(name, says[name])}
    different = any(getattr(place, name) != value for name, value in fresh.items())
    if not different and before == says and place.release == release():
        return False
    write(place, fresh)
    place.listed = says
    return True


def write(place, values):
    """Set fields, what the lists said, and what is worked out from them."""
    for name, value in values.items():
        setattr(place, name, value)
    place.listed = {name: values.get(name, place.listed.get(name)) for name in FIELDS}
    place.release, place.changed_at = release(), timezone.now()
    place.set_sort_keys()


def save(made, changed):
    """Write all at once, one floor after another, so that each knows what it lies in."""
    left = made
    while left:
        floor = [place for place in left if place.parent is None or place.parent.pk]
        Place.objects.bulk_create(floor, batch_size=AT_ONCE)
        left = [place for place in left if place.pk is None]
        for place in left:
            place.parent = place.parent  # it has a number now
    fields = [*FIELDS, "listed", "release", "changed_at", "sort_tr", "sort_fr"]
    Place.objects.bulk_update(changed, fields, batch_size=AT_ONCE)
    if made or changed:  # in bulk no row says so itself
        touch("place", *(f"place{place.pk}" for place in changed))
        finding.forget()


def twins(lists, language):
    """The address words that more than one place would have: they are told apart by what they lie in."""
    seen, twice = set(), set()
    for row in lists:
        word = slugify(row[language])
        (twice if word in seen else seen).add(word)
    return twice


def free(place, language, taken, twice):
    """An address word for the place: its name, with its province's where others are called like it. Notes it as taken."""
    word = slugify(place.name_in(language))
    if place.parent and (word in twice or word in taken):
        word = f"{word}-{slugify(place.parent.name_in(language))}"
    wanted, number = word, 2
    while word in taken:
        word, number = f"{wanted}-{number}", number + 1
    taken.add(word)
    return word
