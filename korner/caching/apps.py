"""The page store as an app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def new_tables(plan=(), **kwargs):
    """A migration may have changed any row: every page is old."""
    from korner.caching.changes import everything_is_old

    if plan:
        everything_is_old()


class CachingConfig(AppConfig):
    name = "korner.caching"
    label = "caching"
    verbose_name = _("Page store")

    def ready(self):
        from korner.caching import rows

        rows.connect()
        post_migrate.connect(new_tables, sender=self)
