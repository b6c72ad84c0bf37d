"""News from readers as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TipsConfig(AppConfig):
    """News from readers."""

    name = "widgets.tips"
    label = "tips"
    verbose_name = _("News from readers")

    def ready(self):
        from widgets.tips import pictures

        pictures.connect()
