"""A place in a cell of a table, under whichever of its names."""

from django.utils.translation import gettext as _

from korner.tables.cells import Reader, text_of


class PlaceCell(Reader):
    """A place, found by any of its names; `country` ("BE", "TR") is where it is looked for, None: in both."""

    empty = None
    remembers = True

    def __init__(self, country=None):
        super().__init__()
        self.country = country

    def read(self, value):
        from korner.places.finding import SeveralPlaces, UnknownPlace, find

        text = text_of(value)
        try:
            return find(text, country=self.country)
        except UnknownPlace as unknown:
            near = ", ".join(str(place) for place in getattr(unknown, "near", ())[:3])
            if near:
                said = {"place": text[:60], "near": near}
                raise ValueError(_("No place is called “%(place)s”. Is one of these meant: %(near)s?") % said) from None
            raise ValueError(_("No place is called “%s”.") % text[:60]) from None
        except SeveralPlaces as several:
            said = {"place": text[:60], "places": ", ".join(str(place) for place in several.places[:5])}
            raise ValueError(_("Several places are called “%(place)s”: %(places)s.") % said) from None

    def write(self, value):
        return value.name_tr if value.country == "TR" else (value.name_fr or value.name_tr)
