"""Which checks of a text may hold it back from being published: each app says its own, the chief chooses among them."""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from korner.site.models import SiteSettings


def choices():
    """(code, words) of the checks of all apps that have a module `readiness` with `RULES`."""
    found = []
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "readiness"):
            found += import_module(f"{app.name}.readiness").RULES
    return found


def held_back_by():
    """The codes that the settings of the paper name; one query."""
    held = SiteSettings.objects.order_by("pk").values_list("held_back_by", flat=True).first()
    return frozenset(held or ())
