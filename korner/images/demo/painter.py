"""How one drawing is made from its key; knows no database, so that it may run in a process of its own."""

from korner.images.demo import drawing

WIDTH, PORTRAIT_WIDTH = 1600, 640


def paint(key):
    """The JPEG bytes behind `key`: "motif/mood/seed" or "portrait/seed". Raises KeyError for an unknown motif."""
    kind, *rest = key.split("/")
    if kind == "portrait":
        return drawing.as_jpeg(drawing.portrait(int(rest[0]), "morning"), width=PORTRAIT_WIDTH)
    return drawing.as_jpeg(drawing.draw(kind, rest[0], int(rest[1])), width=WIDTH)
