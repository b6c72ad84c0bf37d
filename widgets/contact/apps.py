"""Letters to the paper as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Letters to the paper."""

    name = "widgets.contact"
    label = "contact"
    verbose_name = _("Letters to the paper")
