"""The desk app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "korner.desk"
    verbose_name = _("Desk")

    def ready(self):
        from korner.desk import audit_listening

        audit_listening.connect()
