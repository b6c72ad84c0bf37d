"""Which addresses of pharmacies search engines are told of. Lists of a date are not among them: they go with their day."""

from datetime import timedelta

from django.utils import timezone

from korner.addresses import reverse_in
from korner.caching.days import next_midnight
from korner.caching.tags import ends_at
from korner.places.models import Place
from korner.syndication.sitemaps import FixedPart, RangePart, in_both
from widgets.pharmacies.models import DutyShift, Pharmacy
from widgets.pharmacies.shown import AHEAD_IN_PLACE


def lists():
    """The whole list, and that of each place in which somebody is on duty in the days that its page tells of."""
    entries = in_both(lambda language: reverse_in(language, "pharmacies"))
    now = timezone.now()
    shifts = DutyShift.objects.shown().between(now, now + timedelta(days=AHEAD_IN_PLACE))
    ends_at(next_midnight(now))  # a list that says nothing asks not to be kept by search engines
    for place in Place.objects.filter(pk__in=shifts.values("pharmacy__place")).order_by("pk"):
        entries += in_both(lambda language, place=place: url_in(language, place))
    return entries


def url_in(language, place):
    """The path of the list of a place; "" where it has no name in `language`."""
    slug = place.slug_in(language)
    return reverse_in(language, "pharmacies-place", slug=slug) if slug else ""


def parts():
    """The lists, and every pharmacy that is shown."""
    return [
        FixedPart("pharmacy-lists", lists),
        RangePart("pharmacies", Pharmacy.objects.shown, lambda pharmacy: in_both(pharmacy.url_in, pharmacy.updated_at)),
    ]
