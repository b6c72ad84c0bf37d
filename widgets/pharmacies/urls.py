"""The addresses of this app, for one language at a time."""

from functools import partial

from korner.addresses import localized
from widgets.pharmacies import views
from widgets.pharmacies.asked import WORDS

ONE = {"tr": "eczane", "fr": "pharmacie"}
DATE = "<yyyy:year>-<mm:month>-<mm:day>/"


def public(language):
    """The public paths in `language`: the whole list and that of a place, each now, tonight, tomorrow and on a date."""
    here = partial(localized, language, word_name="pharmacies")
    return [
        here("pharmacy", views.pharmacy, rest=f"{ONE[language]}/<slug:slug>-<int:pk>/"),
        *lists(here, language, "pharmacies", views.all_places, ""),
        *lists(here, language, "pharmacies-place", views.one_place, "<slug:slug>/"),
    ]


def lists(here, language, name, view, rest):
    """The four addresses of a list. Those of a day stand before those of a place, whose names would take them."""
    at_times = [
        here(f"{name}-{when}", view, rest=f"{rest}{words[language]}/", kwargs={"when": when})
        for when, words in WORDS.items()
    ]
    return [*at_times, here(f"{name}-date", view, rest=f"{rest}{DATE}"), here(name, view, rest=rest)]
