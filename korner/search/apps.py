"""The search as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Documents of what readers may see, and the questions asked of them."""

    name = "korner.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from korner.search import losing

        losing.watch()
