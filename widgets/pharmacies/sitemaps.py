"""Which addresses of pharmacies search engines are told of. Lists of a date are not among them: they go with their day."""

from korner.addresses import reverse_in
from korner.places.models import Place
from korner.syndication.sitemaps import FixedPart, RangePart, in_both
from widgets.pharmacies.models import Pharmacy


def lists():
    """The whole list, and that of each place that has pharmacies."""
    entries = in_both(lambda language: reverse_in(language, "pharmacies"))
    places = Place.objects.filter(pk__in=Pharmacy.objects.shown().values("place")).order_by("pk")
    for place in places:
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
