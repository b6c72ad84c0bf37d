"""The address of reactions, for one language at a time."""

from articles.reactions import views
from korner.addresses import localized


def public(language):
    """The public paths in `language`."""
    return [localized(language, "reaction", views.reaction, word_name="reaction", rest="<int:pk>/")]
