"""Reactions as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReactionsConfig(AppConfig):
    """Reactions of readers under stories."""

    name = "articles.reactions"
    label = "reactions"
    verbose_name = _("Reactions")
