"""The accounts app; the roles are set right after every migration, and sign-ins are written down."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "korner.accounts"
    verbose_name = _("People and roles")

    def ready(self):
        from korner.accounts import listening

        listening.connect()
        post_migrate.connect(set_roles, dispatch_uid="korner.accounts.roles")


def set_roles(app_config, using, **kwargs):
    """Give the five groups their rights, once the permissions of the last app have been made."""
    with_tables = [config for config in apps.get_app_configs() if config.models_module]
    if app_config is with_tables[-1]:
        from korner.accounts.roles import write_roles

        write_roles(using)
