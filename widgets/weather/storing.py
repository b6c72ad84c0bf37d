"""Keeps what a source says of a place: the last good forecast, until a better one has come in whole."""

from korner.fetching.sources import Nonsense
from widgets.weather.models import Forecast, WeatherPlace
from widgets.weather.readings import OLDEST


def places_by_key():
    """{key of a place: WeatherPlace} of those that are asked for; one query."""
    return {place.place.key: place for place in WeatherPlace.objects.offered() if place.place.position is not None}


def place_of(answer):
    """The place that was asked for. Raises Nonsense when it is offered no more."""
    place = WeatherPlace.objects.offered().filter(place__key=answer.ask.key).first()
    if place is None or place.place.position is None:
        raise Nonsense("the place is not offered any more")
    return place


def take(origin, parsed, answer):
    """Store the forecast in an Answer, read by `parsed`. Raises Nonsense, and then nothing is changed."""
    place = place_of(answer)
    found = parsed(answer.body, place.place.position, place.zone, answer.asked_at)
    values = {"made_at": found.made_at, "checked_at": answer.asked_at, "hours": found.hours, "days": found.days}
    Forecast.objects.update_or_create(place=place, origin=origin, defaults=values)


def confirm(origin, answer):
    """The source stands by what it said. Raises Nonsense where that is not here any more or was made long ago."""
    forecast = Forecast.objects.filter(place=place_of(answer), origin=origin).first()
    if forecast is None or forecast.made_at < answer.asked_at - OLDEST:
        raise Nonsense("what it stands by is not of today")
    forecast.checked_at = answer.asked_at
    forecast.save()
