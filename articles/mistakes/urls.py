"""The address of the form, for one language at a time."""

from articles.mistakes import views
from korner.addresses import localized


def public(language):
    """The public paths in `language`."""
    return [localized(language, "mistake", views.mistake, word_name="mistake", rest="<int:pk>/")]
