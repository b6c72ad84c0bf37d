"""What of the weather is searched, and how is a place that was found shown?"""

from django.utils.translation import gettext as _
from django.utils.translation import override

from korner.places.models import Place
from korner.search.searchable import Entry, Searchable
from widgets.weather.models import WeatherPlace


class Places(Searchable):
    """The weather of a place, by its names in all languages."""

    name, model, template = "weather", WeatherPlace, "weather/_found.html"

    def rows(self):
        return WeatherPlace.objects.select_related("place__parent")

    def entries(self, thing):
        place = thing.place
        for language in ("tr", "fr") if thing.on else ():
            with override(language):
                title = _("Weather: %(place)s") % {"place": place.name_in(language)}
            names = dict.fromkeys(filter(None, (place.name_tr, place.name_fr, place.name_nl, *place.spellings)))
            yield Entry(language, kind=self.name, title=title, names=tuple(names))

    def cards(self, ids, language):
        return {place.pk: place for place in WeatherPlace.objects.filter(pk__in=ids, on=True).select_related("place")}

    def kinds(self):
        return {self.name: _("Weather")}

    def followed(self):
        return {Place: lambda pk: WeatherPlace.objects.filter(place=pk)}


SEARCHABLES = [Places()]
