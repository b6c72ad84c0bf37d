"""Firms and their lists for search engines (schema.org)."""

from django.utils.translation import gettext as _

from korner.addresses import reverse_in
from korner.hours import DAY_MINUTES, clock
from korner.images.show import share_picture
from korner.syndication import structured
from korner.syndication.plain import absolute
from widgets.directory.hours_shown import hours_of

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_PICTURES = 6


def firm_data(firm, trades, pictures, about, about_language, language):
    """The LocalBusiness and the BreadcrumbList of a firm's page."""
    url = absolute(firm.url_in(language))
    business = structured.pruned(
        {
            "@type": "LocalBusiness",
            "@id": f"{url}#firm",
            "url": url,
            "name": firm.name,
            "description": about,
            "inLanguage": about_language if about else "",
            "additionalType": [name for trade in trades if (name := trade.name_in(language))],
            "address": structured.postal_address(firm, language),
            "geo": structured.geo(firm.position),
            "telephone": firm.phones[0] if len(firm.phones) == 1 else firm.phones,
            "email": firm.email,
            "sameAs": firm.website,
            "vatID": firm.company_number.replace(" ", "").replace(".", ""),
            "knowsLanguage": firm.languages,
            "image": [shared[0] for one in pictures[:MOST_PICTURES] if (shared := share_picture(one))],
            "openingHoursSpecification": opening(hours_of(firm)),
        }
    )
    up = [(trades[0].name_in(language), trades[0].url_in(language))] if trades else []
    return structured.document(
        business, structured.breadcrumbs(language, start(language), *up, (firm.name, firm.url_in(language)))
    )


def opening(hours):
    """The OpeningHoursSpecifications of the week and of special days; days with the same window are one."""
    if not hours:
        return []
    shared = {}
    for day, windows in zip(DAYS, hours.week, strict=True):
        for window in windows:
            shared.setdefault(window, []).append(day)
    week = [specification(window, dayOfWeek=days) for window, days in shared.items()]
    special = [
        specification(window, validFrom=day.isoformat(), validThrough=day.isoformat())
        for day, windows in sorted(hours.special.items())
        for window in windows or [(0, 0)]  # closed: what opens and closes at midnight, as search engines read it
    ]
    return week + special


def specification(window, **when):
    """One window; the whole day ends a minute before midnight, as search engines have it."""
    begins, ends = window
    closes = "23:59" if ends == DAY_MINUTES else clock(ends)
    return {"@type": "OpeningHoursSpecification", "opens": clock(begins), "closes": closes, **when}


def list_data(language, steps=()):
    """The BreadcrumbList of a list; `steps` ((name, path)) lead down to it from the start of the directory."""
    return structured.document(structured.breadcrumbs(language, start(language), *steps))


def start(language):
    """(name, path) of the start of the directory."""
    return _("Business directory"), reverse_in(language, "directory")
