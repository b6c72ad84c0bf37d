"""The moderators' queue as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    """One queue for all that readers send, its decisions and bans."""

    name = "korner.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self):
        from korner.moderation import cases

        cases.watch()
