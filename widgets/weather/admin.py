"""The weather at the desk: which places are offered, in which order, and which two are shown first."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from korner.desk.base import DeskAdmin, InfinitePaginator
from korner.moments import said
from korner.search.writing import WritesDocuments
from widgets.weather.models import Forecast, WeatherPlace


@admin.register(WeatherPlace)
class WeatherPlaceAdmin(WritesDocuments, DeskAdmin):
    """Places with weather. What the sources say of them is nobody's to write."""

    list_display = ["name", "on", "role", "order", "last"]
    list_editable = ["on", "order"]
    list_filter = ["on", "place__country"]
    list_select_related = ["place"]
    paginator = InfinitePaginator
    search_fields = ["place__name_tr", "place__name_fr", "place__name_nl"]
    autocomplete_fields = ["place"]
    ordering = ["order", "pk"]
    readonly_fields = ["said_last"]
    keep_history = False  # three switches a row
    fieldsets = [
        (None, {"fields": ["place", "on", "role", "order"]}),
        (_("Last forecasts"), {"fields": ["said_last"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("forecasts")

    def get_view_on_site_url(self, obj=None):
        return obj.get_absolute_url() if obj and obj.on else None

    @admin.display(description=_("place"), ordering="place__sort_tr")
    def name(self, row):
        return str(row.place)

    @admin.display(description=_("last forecast"))
    def last(self, row):
        newest = max(row.forecasts.all(), key=lambda one: one.checked_at, default=None)
        return line(newest) if newest else ""

    @admin.display(description=_("forecasts"))
    def said_last(self, row):
        lines = [line(one) for one in row.forecasts.all()] if row.pk else []
        return format_html("{}", " · ".join(lines)) if lines else _("None yet.")


def line(forecast: Forecast):
    """Source and time of a forecast in words."""
    return f"{forecast.get_origin_display()}: {said(forecast.checked_at)}"
