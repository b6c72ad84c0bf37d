"""The addresses of the paper's own pages, for one language at a time."""

from korner.addresses import localized
from korner.site import views


def public(language):
    """The public paths in `language`."""
    return [
        localized(language, "page", views.standing_page, word_name="page", rest="<slug:slug>/"),
        localized(language, "privacy", views.standing_page, word_name="privacy", kwargs={"role": "privacy"}),
    ]
