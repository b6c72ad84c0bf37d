"""Business directory as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Business directory."""

    name = "widgets.directory"
    label = "directory"
    verbose_name = _("Business directory")

    def ready(self):
        from widgets.directory.owning import pictures

        pictures.connect()
