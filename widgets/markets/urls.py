"""The addresses of this app, for one language at a time."""

from korner.addresses import localized
from widgets.markets import views


def public(language):
    """The public paths in `language`."""
    return [
        localized(language, "markets", views.markets, word_name="markets"),
        localized(language, "market", views.market, word_name="markets", rest="<slug:slug>/"),
    ]
