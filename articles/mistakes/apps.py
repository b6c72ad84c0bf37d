"""Reported mistakes as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class MistakesConfig(AppConfig):
    """What readers find wrong in stories, on its way to a correction."""

    name = "articles.mistakes"
    label = "mistakes"
    verbose_name = _("Reported mistakes")

    def ready(self):
        from articles.mistakes.reporting import tie
        from articles.models import Correction

        post_save.connect(tie, sender=Correction, dispatch_uid="mistakes-corrected")
