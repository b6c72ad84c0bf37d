"""The picture library as an app; it listens to whatever may show a picture."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    name = "korner.images"
    verbose_name = _("Pictures")

    def ready(self):
        from korner.images import deleting, uses

        uses.connect()
        deleting.connect()
        for module in ("in_texts", "picking"):  # they tell the desk how its texts and its fields get pictures
            import_module(f"{self.name}.{module}")
