"""The demo's other parts lie somewhere: the places are filled before them."""

from korner.places.filling import fill as fill_places


def fill():
    """Fill the table; returns what was done, in words."""
    made, changed = fill_places()
    return f"{made} places made, {changed} changed"
