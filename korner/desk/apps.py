"""The desk app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "korner.desk"
    verbose_name = _("Desk")

    def ready(self):
        from django.db.models.signals import post_delete

        from korner.desk import audit_listening, notes
        from korner.desk import boxes_in_texts as boxes_in_texts  # it tells the editor how boxes are called

        audit_listening.connect()
        post_delete.connect(notes.forget, dispatch_uid="korner.desk.notes")
