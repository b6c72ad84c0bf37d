"""The site app; it listens to whatever a menu may show."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "korner.site"
    label = "site"
    verbose_name = _("The paper")

    def ready(self):
        from korner.images.renditions import renamed
        from korner.site import frame

        post_save.connect(frame.source_changed, dispatch_uid="korner.site.frame.save")
        post_delete.connect(frame.source_changed, dispatch_uid="korner.site.frame.delete")
        renamed.connect(frame.source_changed, dispatch_uid="korner.site.frame.renamed")
        post_migrate.connect(frame.renew_after_migrate, sender=self, dispatch_uid="korner.site.frame.migrate")
