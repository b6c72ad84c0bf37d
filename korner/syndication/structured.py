"""How the things of a page are named to search engines (schema.org), as plain data for the filter `json_ld`."""

from django.utils.translation import gettext as _

from korner.addresses import reverse_in
from korner.syndication.plain import absolute

CONTEXT = "https://schema.org"
PAPER = "/#organization"
SITE = "/#website"


def pruned(data):
    """`data` without empty values: a property that says nothing is not written."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def image(picture):
    """An ImageObject of [path, width, height]."""
    path, width, height = picture
    return {"@type": "ImageObject", "url": absolute(path), "width": width, "height": height}


def organization(*, name, logo, home, **more):
    """The paper as a NewsMediaOrganization; `logo` and `home` are paths, `more` are further properties."""
    return pruned(
        {
            "@type": "NewsMediaOrganization",
            "@id": absolute(PAPER),
            "name": name,
            "url": absolute(home),
            "logo": {"@type": "ImageObject", "url": absolute(logo)},
            **more,
        }
    )


def website(*, name, home, language, **more):
    """The paper as a WebSite in one language."""
    return pruned(
        {
            "@type": "WebSite",
            "@id": absolute(SITE),
            "name": name,
            "url": absolute(home),
            "inLanguage": language,
            "publisher": {"@id": absolute(PAPER)},
            **more,
        }
    )


def breadcrumbs(language, *steps):
    """A BreadcrumbList from the home page down to the page itself; a step (name, path) that lacks either is left out."""
    trail = [(_("Home page"), reverse_in(language, "home")), *(step for step in steps if all(step))]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(path)}
            for position, (name, path) in enumerate(trail, 1)
        ],
    }


def postal_address(thing, language):
    """The PostalAddress of anything with an address, a postcode and a place."""
    return pruned(
        {
            "@type": "PostalAddress",
            "streetAddress": thing.address,
            "postalCode": thing.postcode,
            "addressLocality": thing.place.name_in(language),
            "addressCountry": thing.place.country,
        }
    )


def geo(position):
    """The GeoCoordinates of (latitude, longitude), None without one."""
    return position and {"@type": "GeoCoordinates", "latitude": position[0], "longitude": position[1]}


def document(*things):
    """Whole blocks: each thing with its context."""
    return [{"@context": CONTEXT, **thing} for thing in things]


def shortened(text, length):
    """`text` with at most `length` letters, cut between words."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:–-") + "…"
