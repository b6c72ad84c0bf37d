"""Outside sources as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FetchingConfig(AppConfig):
    """Outside sources."""

    name = "korner.fetching"
    label = "fetching"
    verbose_name = _("Outside sources")
