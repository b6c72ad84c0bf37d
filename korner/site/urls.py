"""The addresses of the paper's own pages, for one language at a time."""

from korner.addresses import localized
from korner.site import own_data, service_lines, views

STRIP = {"tr": "serit", "fr": "bandeau"}


def public(language):
    """The public paths in `language`."""
    return [
        localized(language, "page", views.standing_page, word_name="page", rest="<slug:slug>/"),
        localized(language, "privacy", views.privacy, word_name="privacy"),
        localized(language, "services", service_lines.page, word_name="services"),
        localized(language, "services-strip", service_lines.strip, word_name="services", rest=f"{STRIP[language]}/"),
        localized(language, "own-data", own_data.ask, word_name="own-data"),
        localized(language, "own-data-found", own_data.found, word_name="own-data", rest="<slug:token>/"),
        localized(language, "own-data-file", own_data.as_file, word_name="own-data", rest="<slug:token>/json/"),
    ]
