"""Rates as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MarketsConfig(AppConfig):
    """Rates."""

    name = "widgets.markets"
    label = "markets"
    verbose_name = _("Rates")
