"""Which place does an editor mean, and how is it told to him?"""

from django.core.exceptions import ValidationError

from korner.places.finding import SeveralPlaces, UnknownPlace, find


def name_of(place):
    """What an editor calls a place, in the language of his desk."""
    return place.desk_name


def full_name(place):
    """Its name and that of what it lies in; Turkish districts are told apart by their province. Needs the parent."""
    return (
        f"{place.desk_name} ({place.parent.desk_name})"
        if place.country == "TR" and place.parent_id
        else place.desk_name
    )


def place_called(text, country=None):
    """The Place called `text`: "Schaarbeek", "1030 Schaerbeek", "Emirdağ", "Merkez (Afyonkarahisar)".

    Raises ValidationError that names the near ones, or all that are called so.
    """
    try:
        return find(text, country=country)
    except UnknownPlace as refusal:
        raise ValidationError(str(refusal), code="unknown") from None
    except SeveralPlaces as refusal:
        raise ValidationError(str(refusal), code="several") from None
