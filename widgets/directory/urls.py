"""The addresses of this app, for one language at a time."""

from korner.addresses import localized
from widgets.directory import find_views, views
from widgets.directory.owning import urls as owning

FIND = {"tr": "ara", "fr": "recherche"}
LETTER = {"tr": "harf", "fr": "lettre"}
PLACE = {"tr": "yer", "fr": "lieu"}
TURKISH = {"tr": "turkce-konusulur", "fr": "on-parle-turc"}


def public(language):
    """The public paths in `language`. A trade's slug is none of these words and does not end in a number (models.Trade)."""

    def one(name, view, rest=""):
        return localized(language, name, view, word_name="directory", rest=rest)

    return [
        *owning.paths(language),
        one("directory", views.directory),
        one("directory-find", find_views.find, f"{FIND[language]}/"),
        one("directory-turkish", views.turkish, f"{TURKISH[language]}/"),
        one("directory-letter", views.letter, f"{LETTER[language]}/<slug:letter>/"),
        one("directory-place", views.place, f"{PLACE[language]}/<slug:place>/"),
        one("firm", views.firm, "<slug:slug>-<int:pk>/"),
        one("directory-trade", views.trade, "<slug:slug>/"),
        one("directory-trade-place", views.trade_in_place, "<slug:slug>/<slug:place>/"),
    ]
