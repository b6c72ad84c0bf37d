"""The addresses of the people who write, for one language at a time."""

from authors import views
from korner.addresses import localized


def public(language):
    """The public paths in `language`."""
    return [
        localized(language, "authors", views.author_list, word_name="authors"),
        localized(language, "author", views.author, word_name="authors", rest="<slug:slug>/"),
        localized(language, "imprint", views.imprint, word_name="imprint"),
    ]
