"""The sections of the paper at the desk, as the tree they are."""

from django.contrib import admin
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Category
from korner.desk.base import ColourInput, DeskAdmin, display
from korner.search.writing import WritesDocuments
from korner.site.admin import KeepsAddresses


@admin.register(Category)
class CategoryAdmin(KeepsAddresses, WritesDocuments, DeskAdmin):
    """Sections: each first-level one followed by its parts."""

    list_display = ["tree_name", "in_french", "order", "on_home", "archived"]
    list_filter = ["archived", "on_home"]
    list_select_related = ["parent"]
    list_per_page = 200
    search_fields = ["name_tr", "name_fr", "slug_tr", "slug_fr"]
    autocomplete_fields = ["parent"]
    fieldsets = [
        (None, {"fields": [("name_tr", "name_fr"), "parent"]}),
        (_("Description"), {"fields": ["description_tr", "description_fr"]}),
        (_("Place"), {"fields": ["order", "colour", "on_home", "archived"], "classes": ["side"]}),
        (_("Address"), {"fields": ["slug_tr", "slug_fr"], "classes": ["side"]}),
    ]

    def get_ordering(self, request):
        # The autocomplete and the list alike: the parts stand under their section.
        return [
            Coalesce("parent__order", "order"),
            Coalesce("parent_id", "id"),
            F("parent_id").asc(nulls_first=True),
            "order",
            "pk",
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "colour":
            kwargs["widget"] = ColourInput
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @display(description=_("section"))
    def tree_name(self, category):
        depth = "desk-part" if category.parent_id else "desk-root"
        dot = format_html('<i class="desk-dot" style="background:{}"></i>', category.colour) if category.colour else ""
        return format_html('<span class="{}">{}{}</span>', depth, dot, category.desk_name)
