"""The places at the desk: to be looked up. They come from lists that are loaded (`manage.py places`), never from a form."""

from django.contrib import admin

from korner.desk.base import DeskAdmin
from korner.places.models import Place


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    """Communes, districts, provinces and cities, read only; what forms look places up in."""

    keep_history = False
    list_display = ["name_tr", "name_fr", "kind", "parent"]
    list_select_related = ["parent"]
    list_filter = ["country", "kind"]
    search_fields = ["name_tr", "name_fr", "name_nl"]
    sortable_by = []
    ordering = ["sort_tr", "pk"]
    actions = None
    fields = ["name_tr", "name_fr", "name_nl", "kind", "country", "parent", "postcodes", "latitude", "longitude"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
