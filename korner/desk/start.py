"""The start page: what waits for this person. Each app tells its own part in a module named `panels`."""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def panels(request):
    """The panels of all apps for this person: dicts {"title", "icon", "items", "more", "empty", "order", "first"}.

    `items` are dicts {"title", "language", "note", "said", "link", "moment"}; an app returns none where there is no right.
    What is not `first` shows only when it is not empty; the rest says even then what to do.
    """
    found = []
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "panels"):
            found += import_module(f"{app.name}.panels").panels(request)
    shown = [panel for panel in found if panel["items"] or panel.get("first", True)]
    return sorted(shown, key=lambda panel: panel["order"])


def buttons(request):
    """The one thing a person mostly comes for: dicts {"words", "link", "icon"}."""
    found = []
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "panels"):
            found += getattr(import_module(f"{app.name}.panels"), "buttons", lambda request: [])(request)
    return found


def fill(request, context):
    """What the theme's start page is given."""
    return {**context, "panels": panels(request), "buttons": buttons(request)}
