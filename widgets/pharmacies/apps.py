"""Pharmacies on duty as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PharmaciesConfig(AppConfig):
    """Pharmacies on duty."""

    name = "widgets.pharmacies"
    label = "pharmacies"
    verbose_name = _("Pharmacies on duty")
