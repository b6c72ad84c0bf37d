"""The addresses of this app, for one language at a time."""

from korner.addresses import localized
from widgets.weather import views

PART = {"tr": "parca", "fr": "fragment"}


def public(language):
    """The public paths in `language`."""
    one = "<slug:slug>/"
    return [
        localized(language, "weather", views.weather, word_name="weather"),
        localized(language, "weather-place", views.one_place, word_name="weather", rest=one),
        localized(language, "weather-part", views.part, word_name="weather", rest=f"{one}{PART[language]}/"),
    ]
