"""Polls as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    """Polls."""

    name = "widgets.polls"
    label = "polls"
    verbose_name = _("Polls")
