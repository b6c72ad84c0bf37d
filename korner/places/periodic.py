"""What the places want done again and again."""

from datetime import timedelta

from korner.periodic import Job
from korner.places.filling import fill, is_filled


def fill_if_new():
    """Read the lists when the table is empty or this release brings new ones; one small query otherwise."""
    if not is_filled():
        fill()


JOBS = [Job("places", timedelta(minutes=10), fill_if_new)]
