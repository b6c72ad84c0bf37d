"""The tags at the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Tag
from korner.desk.base import DeskAdmin
from korner.search.writing import WritesDocuments
from korner.site.admin import KeepsAddresses


@admin.register(Tag)
class TagAdmin(KeepsAddresses, WritesDocuments, DeskAdmin):
    """Words that stories share. A tag needs a name in one language; it is printed where it has one."""

    list_display = ["in_turkish", "in_french"]
    list_display_links = ["in_turkish", "in_french"]
    search_fields = ["name_tr", "name_fr", "slug_tr", "slug_fr"]
    ordering = ["sort_tr", "pk"]
    offers_another = True
    fieldsets = [
        (None, {"fields": [("name_tr", "name_fr")]}),
        (_("Address"), {"fields": ["slug_tr", "slug_fr"], "classes": ["side"]}),
    ]
