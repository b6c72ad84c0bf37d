"""The picture library as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    name = "korner.images"
    verbose_name = _("Pictures")
