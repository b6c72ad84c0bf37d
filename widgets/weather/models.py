"""For which places the paper shows the weather, and the last good forecast of each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from korner.addresses import reverse_in
from korner.caching.querysets import TaggedQuerySet
from korner.hours import zone_of
from korner.languages import page_language
from korner.places.models import Place


class Origin(models.TextChoices):
    """Where a forecast comes from."""

    MET = "met-norway", "MET Norway"
    OPEN_METEO = "open-meteo", "Open-Meteo"
    DEMO = "demo", _("demo")


class WeatherPlaceQuerySet(TaggedQuerySet):
    """Selections of places with weather."""

    def offered(self):
        """Those that readers may choose, in the desk's order."""
        return self.filter(on=True).select_related("place").order_by("order", "pk")


class WeatherPlace(models.Model):
    """A place for which the paper shows the weather."""

    class Role(models.TextChoices):
        HERE = "here", _("the paper’s own city")
        THERE = "there", _("the city back home (memleket)")

    place = models.OneToOneField(Place, models.CASCADE, related_name="weather", verbose_name=_("place"))
    on = models.BooleanField(
        _("offered to readers"), default=True, help_text=_("A place that is not offered is not asked for either.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    role = models.CharField(
        _("shown first as"),
        max_length=5,
        choices=Role,
        blank=True,
        help_text=_("These two are shown to readers who have chosen none of their own."),
    )

    objects = WeatherPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place with weather")
        verbose_name_plural = _("places with weather")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["role"],
                condition=~Q(role=""),
                name="one_weather_place_a_role",
                violation_error_message=_("Another place is shown first as this. Take it away there before."),
            ),
        ]

    def __str__(self):
        return str(self.place)

    @property
    def zone(self):
        """The ZoneInfo of its clocks."""
        return zone_of(self.place.country)

    @property
    def page_name(self):
        """Its name in the language of the page being made."""
        return self.place.page_name

    def url_in(self, language):
        """The path of its page."""
        slug = self.place.slug_in(language)
        return reverse_in(language, "weather-place", slug=slug) if slug else ""

    def get_absolute_url(self):
        return self.url_in(page_language())


class Forecast(models.Model):
    """The last good forecast of a place from one source. Hours and days: see widgets/weather/readings.py."""

    place = models.ForeignKey(WeatherPlace, models.CASCADE, related_name="forecasts", verbose_name=_("place"))
    origin = models.CharField(_("source"), max_length=12, choices=Origin)
    made_at = models.DateTimeField(_("made at the source"), help_text=_("When its source says that it was made."))
    checked_at = models.DateTimeField(
        _("last confirmed"), help_text=_("When the source was last asked and stood by it.")
    )
    hours = models.JSONField(default=list)
    days = models.JSONField(default=list)

    objects = TaggedQuerySet.as_manager()

    class Meta:
        verbose_name = _("forecast")
        verbose_name_plural = _("forecasts")
        default_permissions = ["view"]
        constraints = [models.UniqueConstraint(fields=["place", "origin"], name="one_forecast_a_place_and_source")]

    def __str__(self):
        return f"{self.place} ({self.get_origin_display()})"

    def shown_with(self):
        """Tags of what shows it along with itself: its place, so that a first forecast is seen too."""
        return {f"weatherplace{self.place_id}"}
