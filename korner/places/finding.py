"""Which place is meant by what people, lists and letterheads write? In three languages, with postcodes, in any case."""

from difflib import get_close_matches

from django.db.models import Count, Max
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext as _

from korner.places.models import Place
from korner.places.positions import (
    NoPosition,
    SwappedPosition,
    distance_km,
    nearest,
    position_of,
)
from korner.places.spelling import BRUSSELS, BRUSSELS_REGION, NOT_A_NAME, bare, codes_in, key_of, parts_of, splits_of

__all__ = [
    "NoPlace",
    "NoPosition",
    "SeveralPlaces",
    "SwappedPosition",
    "UnknownPlace",
    "distance_km",
    "find",
    "find_pk",
    "nearest",
    "neighbours",
    "position_of",
]

NEAR = 5
LONGEST = 200  # characters that are looked at
_now = {}  # the one index of this process, and the stamp of the table it was made from


class NoPlace(ValueError):
    """What was written names no place, or no single one; its text says so in the reader's language."""


class UnknownPlace(NoPlace):
    """No place is written like that; `near`: names of places that look like it, the likeliest first."""

    def __init__(self, text, near=()):
        self.text, self.near = text, list(near)
        super().__init__(text)

    def __str__(self):
        said = _("No place is called “%(name)s”.") % {"name": self.text[:60]}
        # Words within an f-string are not collected for translation.
        meant = _("Did you mean: %(names)s?") % {"names": ", ".join(self.near)}
        return f"{said} {meant}" if self.near else said


class SeveralPlaces(NoPlace):
    """More than one place is written like that: `places`."""

    def __init__(self, text, places):
        self.text, self.places = text, list(places)
        super().__init__(text)

    def __str__(self):
        names = ", ".join(dict.fromkeys(full_name(place) for place in self.places[:8]))
        return _("“%(name)s” may be one of several places: %(names)s.") % {"name": self.text[:60], "names": names}


def full_name(place):
    """The name with what it lies in: "Bayat (Afyonkarahisar)"."""
    return f"{place.desk_name} ({place.parent.desk_name})" if place.parent_id else place.desk_name


def find(text, *, country=None, within=None):
    """The one place meant by `text`. Raises UnknownPlace (`.near`: names) or SeveralPlaces (`.places`).

    `country`: "BE" or "TR" only. `within`: a place, only it and what lies in it. Two queries.
    """
    return Place.objects.get(pk=find_pk(text, country=country, within=within))


def find_pk(text, *, country=None, within=None):
    """Like `find`, but the number of the place alone: one query, for long lists."""
    text = str(text or "").strip()
    index = current()
    inside = within.pk if isinstance(within, Place) else within
    found = index.look(text[:LONGEST], lambda pk: index.allows(pk, country, inside))
    if len(found) == 1:
        return next(iter(found))
    if found:
        places = Place.objects.select_related("parent").filter(pk__in=found).by_name("tr")
        raise SeveralPlaces(text, places)
    raise UnknownPlace(text, index.near(text[:LONGEST], lambda pk: index.allows(pk, country, inside)))


def beginning(text, most=200):
    """Numbers of the places one of whose names or postcodes begins with `text`, or has a word that does."""
    wanted = key_of(text)
    return current().beginning(wanted, most) if wanted else []


def neighbours(place, most=5):
    """The places of the same kind that lie nearest to `place`, across any border but the country's; itself left out."""
    if place.position is None:
        return []
    others = Place.objects.filter(country=place.country, kind=place.kind).exclude(pk=place.pk)
    return nearest(place.position, others, most)


class Index:
    """All names of all places, as they are compared. Light: numbers and folded words only."""

    def __init__(self):
        self.by_name, self.by_code, self.parent, self.country, self.shown = {}, {}, {}, {}, {}
        self.by_key = {}
        rows = Place.objects.values_list(
            *("pk", "key", "country", "parent_id", "name_tr", "name_fr", "name_nl", "spellings", "postcodes")
        )
        for pk, key, country, parent, turkish, french, dutch, spellings, codes in rows:
            self.parent[pk], self.country[pk], self.shown[pk] = parent, country, turkish or french
            self.by_key[key] = pk
            for name in (turkish, french, dutch, *spellings):
                if name and key_of(name):
                    self.by_name.setdefault(key_of(name), set()).add(pk)
            for code in codes:
                self.by_code.setdefault(code, set()).add(pk)

    def allows(self, pk, country, within):
        """Whether the place is one of those asked for."""
        return (not country or self.country[pk] == country) and (not within or within in self.above(pk))

    def above(self, pk):
        """The numbers of the place and of all it lies in; in an address, Bruxelles is above all its region."""
        chain = []
        while pk is not None and pk not in chain:
            chain.append(pk)
            pk = self.parent.get(pk)
        if self.by_key.get(BRUSSELS_REGION) in chain and BRUSSELS in self.by_key:
            chain.append(self.by_key[BRUSSELS])
        return chain

    def look(self, text, allowed):
        """The numbers of all places that may be meant."""
        codes, words = codes_in(text)
        by_code = {pk for code in codes for pk in self.by_code.get(code, ())}
        if not key_of(words):
            return set(filter(allowed, by_code))
        named = self.words(words)
        if by_code and named:
            both = by_code & named
            named = both or self.narrow([named, by_code])
        return set(filter(allowed, named))

    def words(self, words):
        """The numbers of the places called `words`, or of what all its parts say together."""
        found = self.called(words)
        if found:
            return found
        parts = [part for part in parts_of(words) if key_of(part) not in NOT_A_NAME]
        if len(parts) > 1 or (parts and parts != [words]):
            sets = [self.called(part) or self.split(part) for part in parts]
            if all(sets):
                return self.narrow(sets)
        return self.split(words)

    def called(self, words):
        """The numbers of the places of exactly that name, without words such as "commune de" if need be."""
        return self.by_name.get(key_of(words)) or self.by_name.get(bare(words)) or set()

    def split(self, words):
        """The numbers where a beginning and the rest are both names and go together: "Afyon Emirdağ"."""
        for head, tail in splits_of(words):
            if head in self.by_name and tail in self.by_name:
                return self.narrow([self.by_name[head], self.by_name[tail]])
        return set()

    def narrow(self, sets):
        """What several names mean together: what they have in common, else what lies in the others, else any of them."""
        common = set.intersection(*map(set, sets))
        if common:
            return common
        for one in sets:
            others = [other for other in sets if other is not one]
            inner = {pk for pk in one if all(set(self.above(pk)) & other for other in others)}
            if inner:
                return inner
        return set.union(*map(set, sets))

    def near(self, text, allowed):
        """Names of the places that are written nearly like `text`, or have its postcode."""
        codes, words = codes_in(text)
        found = [pk for code in codes for pk in self.by_code.get(code, ())]
        for key in get_close_matches(key_of(words), self.by_name, n=NEAR * 2, cutoff=0.72):
            found += sorted(self.by_name[key])
        return list(dict.fromkeys(self.shown[pk] for pk in found if allowed(pk)))[:NEAR]

    def beginning(self, wanted, most):
        """Numbers of the places with a name, a word of a name or a postcode that begins like this; whole names first."""
        ranks = {}
        for key, pks in self.by_name.items():
            if f" {key}".find(f" {wanted}") >= 0:
                rank = (not key.startswith(wanted), len(key), key)
                for pk in pks:
                    ranks[pk] = min(ranks.get(pk, rank), rank)
        for code, pks in self.by_code.items():
            if code.startswith(wanted):
                for pk in pks:
                    ranks.setdefault(pk, (False, 0, code))
        return sorted(ranks, key=ranks.get)[:most]


def current():
    """The index of the table as it stands. One small query tells whether the one at hand is still right."""
    stamp = tuple(Place.objects.aggregate(rows=Count("pk"), last=Max("pk"), changed=Max("changed_at")).values())
    if _now.get("stamp") != stamp:
        index = Index()
        _now.update(stamp=stamp, index=index)
    return _now["index"]


def forget(**kwargs):
    """Read the table anew at the next question. Called after each change in this process."""
    _now.pop("stamp", None)


post_save.connect(forget, Place, dispatch_uid="places-forget")
post_delete.connect(forget, Place, dispatch_uid="places-forget")
