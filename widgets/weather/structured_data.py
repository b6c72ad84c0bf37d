"""Where a page of the weather stands, for search engines."""

from django.utils.translation import gettext as _

from korner.addresses import reverse_in
from korner.syndication import structured


def data_of(language, place=None):
    """The BreadcrumbList of the list, or of a place's page."""
    own = [(place.place.name_in(language), place.url_in(language))] if place else []
    return structured.document(structured.breadcrumbs(language, (_("Weather"), reverse_in(language, "weather")), *own))
