"""Places as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Places."""

    name = "korner.places"
    label = "places"
    verbose_name = _("Places")
