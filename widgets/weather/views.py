"""The weather: the two cities of the paper and all others on one page, a page for each, and its part for the script."""

from django.http import Http404
from django.shortcuts import render

from korner.addresses import reverse_in
from korner.languages import other_language
from korner.places.models import Place
from widgets.weather import shown
from widgets.weather.box import part_path
from widgets.weather.models import WeatherPlace
from widgets.weather.structured_data import data_of


def weather(request):
    """Two cities large, all others in one list by country; two queries."""
    language = request.page_language
    places = shown.all_places()
    found = shown.weather_of(places)
    first = sorted((place for place in places if place.role), key=lambda place: place.role)
    groups = by_country(places)
    return render(
        request,
        "weather/list.html",
        {
            "first": [(place, found.get(place.pk)) for place in first],
            "groups": [(key, name, [(place, found.get(place.pk)) for place in own]) for key, name, own in groups],
            "choices": [
                (name, sorted(own, key=lambda one: getattr(one.place, f"sort_{language}"))) for _, name, own in groups
            ],
            "places": places,
            "used": sorted({(one.source, one.site) for one in found.values()}),
            "part": part_path(),
            "other_url": reverse_in(other_language(language), "weather"),
            "structured_data": data_of(language),
        },
    )


def by_country(places):
    """[(key, name, places)] of each country, in the order in which the desk has them."""
    countries = dict.fromkeys(place.place.country for place in places)
    return [
        (country, Place.Country(country).label, [place for place in places if place.place.country == country])
        for country in countries
    ]


def found_or_404(language, slug):
    """The offered place with this slug, with its Weather or None. Raises Http404."""
    place = WeatherPlace.objects.offered().shows("weatherplace", "place").filter(**{f"place__slug_{language}": slug})
    for found in place[:1]:
        return found, shown.weather_of([found]).get(found.pk)
    raise Http404


def one_place(request, slug):
    """The weather of one place."""
    language = request.page_language
    place, seen = found_or_404(language, slug)
    return render(
        request,
        "weather/one.html",
        {
            "place": place,
            "seen": seen,
            "up_url": reverse_in(language, "weather"),
            "other_url": place.url_in(other_language(language)),
            "structured_data": data_of(language, place),
        },
    )


def part(request, slug):
    """A place's weather alone, in the sizes in which it stands elsewhere; the same for all readers, for the script."""
    place, seen = found_or_404(request.page_language, slug)
    response = render(request, "weather/part.html", {"place": place, "seen": seen})
    response["X-Robots-Tag"] = "noindex"
    return response
