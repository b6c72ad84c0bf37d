"""A place in a cell of a table, under whichever of its names."""

from korner.tables.cells import Reader, text_of


class PlaceCell(Reader):
    """A place, found by any of its names; `country` ("BE", "TR") is where it is looked for, None: in both.

    It is written with what it lies in, "Bayat (Afyonkarahisar)": several have one name.
    """

    empty = None
    remembers = True
    reads = ("parent",)

    def __init__(self, country=None):
        super().__init__()
        self.country = country

    def read(self, value):
        from korner.places.finding import find

        return find(text_of(value), country=self.country)  # what it refuses with is a ValueError with words

    def write(self, value):
        from korner.places.finding import full_name

        return full_name(value)
