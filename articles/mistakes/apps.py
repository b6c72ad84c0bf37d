"""Reported mistakes as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MistakesConfig(AppConfig):
    """Reported mistakes of readers under stories."""

    name = "articles.mistakes"
    label = "mistakes"
    verbose_name = _("Reported mistakes")
