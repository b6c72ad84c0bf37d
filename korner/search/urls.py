"""The addresses of the search, for one language at a time."""

from django.urls import path

from korner.addresses import localized
from korner.search import opensearch, views

SUGGESTIONS = {"tr": "oneri/", "fr": "suggestions/"}


def public(language):
    """The public paths in `language`."""
    return [
        localized(language, "search", views.search, word_name="search"),
        localized(language, "suggestions", views.suggestions, word_name="search", rest=SUGGESTIONS[language]),
        path("opensearch.xml", opensearch.description, name="opensearch"),
    ]
