"""Which place does an editor mean? One name, or a name and what it lies in; with words for whoever wrote something else."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from korner.places.finding import SeveralPlaces, UnknownPlace, find
from korner.places.models import Place

TWO_NAMES = re.compile(r"^(?P<inner>[^(/,]+?)\s*(?:\(\s*(?P<outer>[^()]+?)\s*\)|[/,]\s*(?P<after>[^/,]+?))\s*$")
MOST_NEAR = 5


def name_of(place):
    """What an editor calls a place, in the language of his desk."""
    french = get_language() == "fr"
    return (place.name_fr if french else place.name_tr) or place.name_tr or place.name_fr or place.name_nl or place.key


def full_name(place):
    """Its name and that of what it lies in; Turkish districts are told apart by their province. Needs the parent."""
    name = name_of(place)
    return f"{name} ({name_of(place.parent)})" if place.country == "TR" and place.parent_id else name


def place_called(text, country=None):
    """The Place called `text`: "Schaarbeek", "Emirdağ", "Merkez (Afyonkarahisar)", "Afyonkarahisar / Merkez".

    Raises ValidationError that names the near ones, or all that are called so.
    """
    text = " ".join(str(text).split())
    try:
        return find(text, country=country)
    except (UnknownPlace, SeveralPlaces) as refusal:
        found = one_in_another(text, country)
        if found is not None:
            return found
        raise in_words(text, refusal) from None


def one_in_another(text, country):
    """The place of "inner (outer)", in any order; None where they do not fit."""
    two = TWO_NAMES.match(text)
    if not two:
        return None
    names = two["inner"], two["outer"] or two["after"]
    for inner, outer in (names, names[::-1]):
        try:
            return find(inner, country=country, within=find(outer, country=country))
        except SeveralPlaces as several:
            wide = [place for place in several.places if place.kind in (Place.Kind.PROVINCE, Place.Kind.REGION)]
            try:
                return find(inner, country=country, within=wide[0]) if len(wide) == 1 else None
            except (UnknownPlace, SeveralPlaces):
                continue
        except UnknownPlace:
            continue
    return None


def in_words(text, refusal):
    """What an editor is told of a name that means none or several."""
    if isinstance(refusal, SeveralPlaces):
        named = ", ".join(full_name(place) for place in refusal.places[:MOST_NEAR])
        words = _("Several places are called “%(name)s”: %(places)s. Write the province in brackets.")
        return ValidationError(words % {"name": text[:60], "places": named}, code="several")
    near = ", ".join(full_name(place) for place in refusal.near[:MOST_NEAR])
    if near:
        return ValidationError(
            _("No place is called “%(name)s”. Near it are: %(places)s.") % {"name": text[:60], "places": near},
            code="unknown",
        )
    return ValidationError(_("No place is called “%(name)s”.") % {"name": text[:60]}, code="unknown")
