"""How pharmacies are named to search engines (schema.org). Hours of duty are left to the page: machines keep them too long."""

from django.utils.translation import gettext as _

from korner.addresses import reverse_in
from korner.syndication import structured
from korner.syndication.plain import absolute


def pharmacy_data(pharmacy, language):
    """The Pharmacy and the BreadcrumbList of its page."""
    url, place = absolute(pharmacy.url_in(language)), pharmacy.place
    data = structured.pruned(
        {
            "@type": "Pharmacy",
            "@id": f"{absolute(pharmacy.url_in('tr'))}#pharmacy",
            "name": pharmacy.name,
            "url": url,
            "telephone": pharmacy.phones[:1] and pharmacy.phones[0],
            "sameAs": pharmacy.website,
            "knowsLanguage": list(pharmacy.languages),
            "address": structured.postal_address(pharmacy, language),
            "geo": structured.geo(pharmacy.position),
        }
    )
    return structured.document(data, structured.breadcrumbs(language, *trail(language, place, pharmacy)))


def list_data(board, language):
    """The BreadcrumbList of a list, and the pharmacies on it in their order."""
    items = structured.pruned(
        {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": entry.pharmacy.name, "url": absolute(entry.url)}
                for position, entry in enumerate(board.all, 1)
            ],
        }
    )
    crumbs = structured.breadcrumbs(language, *trail(language, board.place))
    return structured.document(crumbs, items) if board.all else structured.document(crumbs)


def trail(language, place=None, pharmacy=None):
    """(name, path) of the list, of that of a place, and of a pharmacy."""
    steps = [(_("Pharmacies on duty"), reverse_in(language, "pharmacies"))]
    if place and place.slug_in(language):
        steps.append((place.name_in(language), reverse_in(language, "pharmacies-place", slug=place.slug_in(language))))
    return [*steps, *([(pharmacy.name, pharmacy.url_in(language))] if pharmacy else [])]
