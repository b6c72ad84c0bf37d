"""Weather as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WeatherConfig(AppConfig):
    """Weather."""

    name = "widgets.weather"
    label = "weather"
    verbose_name = _("Weather")
