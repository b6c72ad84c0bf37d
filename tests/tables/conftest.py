"""A desk with a table of trades, whether or not the paper itself has one there."""

import sys
from types import ModuleType

import pytest
from django.contrib import admin
from django.urls import clear_url_caches, path

from korner import urls
from korner.desk.base import DeskAdmin
from korner.desk.tables import TableAdmin
from tests.tables.trades import TradeTable
from widgets.directory.models import Trade


class TradeDesk(TableAdmin, DeskAdmin):
    """The list and the form of trades, with a table."""

    table = TradeTable
    list_display = ["name", "order"]
    fields = ["name_tr", "name_fr", "order"]
    keep_history = True


@pytest.fixture
def trade_desk(settings):
    """The desk's addresses with those of `TradeDesk`."""
    before = admin.site._registry.pop(Trade, None)
    admin.site.register(Trade, TradeDesk)
    made = ModuleType("tests.tables.made_urls")
    made.__dict__.update({name: getattr(urls, name) for name in dir(urls) if name.startswith("handler")})
    kept = [entry for entry in urls.urlpatterns if getattr(entry, "namespace", None) != "admin"]
    desk = [entry for entry in kept if str(entry.pattern) == "admin/"]
    made.urlpatterns = [*desk, path("admin/", admin.site.urls), *(entry for entry in kept if entry not in desk)]
    sys.modules[made.__name__] = made
    settings.ROOT_URLCONF = made.__name__
    clear_url_caches()
    yield admin.site._registry[Trade]
    del admin.site._registry[Trade]
    if before is not None:
        admin.site._registry[Trade] = before
    del sys.modules[made.__name__]
    clear_url_caches()
