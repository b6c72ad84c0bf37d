"""The ground floor as an app: commands, template tags, checks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KornerConfig(AppConfig):
    name = "korner"
    verbose_name = _("Korner")
