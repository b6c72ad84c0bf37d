"""Whom the house asks for the weather (korner.fetching): one address a place."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from korner.fetching.sources import Ask, Source
from widgets.weather import met_norway, open_meteo
from widgets.weather.models import Origin
from widgets.weather.storing import confirm, places_by_key, take


def asks_of(address):
    """What asks for every place that is offered and has a position."""

    def asks():
        return [Ask(address(place.place.position), key) for key, place in places_by_key().items()]

    return asks


SOURCES = [
    Source(
        name=Origin.MET.value,
        words=_("MET Norway – weather"),
        asks=asks_of(met_norway.address),
        take=lambda answer: take(Origin.MET, met_norway.parsed, answer),
        unchanged=lambda answer: confirm(Origin.MET, answer),
        every=timedelta(minutes=30),
        most_bytes=500_000,
        terms=_(
            "Free with its name beside the values (CC BY 4.0). Wants to know who asks: FETCH_CONTACT or the paper’s address."
        ),
        home="https://api.met.no/",
    ),
    Source(
        name=Origin.OPEN_METEO.value,
        words=_("Open-Meteo – weather"),
        asks=asks_of(open_meteo.address),
        take=lambda answer: take(Origin.OPEN_METEO, open_meteo.parsed, answer),
        unchanged=lambda answer: confirm(Origin.OPEN_METEO, answer),
        every=timedelta(hours=1),
        on=False,
        most_bytes=200_000,
        terms=_(
            "Free for non-commercial use only: a paper with adverts needs their paid plan. A link stands beside its values."
        ),
        home="https://open-meteo.com/",
    ),
]
