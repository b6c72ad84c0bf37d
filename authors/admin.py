"""The authors at the desk."""

from django.contrib import admin
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from authors.models import Author
from korner.desk.base import DeskAdmin, display
from korner.search.writing import WritesDocuments
from korner.site.redirects import addresses_of, remember_changes


@admin.register(Author)
class AuthorAdmin(WritesDocuments, DeskAdmin):
    """Whoever may stand above a story. The list shows faces; a changed address leads on."""

    list_display = ["face", "name", "kind", "writes_in", "listed", "in_imprint", "account"]
    list_display_links = ["name"]
    list_filter = ["kind", "listed", "in_imprint"]
    list_select_related = ["portrait", "account"]
    search_fields = ["name", "office_tr", "office_fr", "slug"]
    ordering = ["sort_tr", "pk"]
    autocomplete_fields = ["account"]
    fieldsets = [
        (None, {"fields": ["name"]}),
        ("Türkçe", {"fields": ["office_tr", "bio_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["office_fr", "bio_fr"], "classes": ["words-fr"]}),
        (_("Who it is"), {"fields": ["portrait", "kind", "languages", "account"], "classes": ["side"]}),
        (_("Where the name stands"), {"fields": ["listed", "in_imprint", "order", "slug"], "classes": ["side"]}),
        (_("To be reached"), {"fields": ["email", "website", "facebook", "instagram", "x"], "classes": ["side"]}),
    ]

    @display(description=_("portrait"))
    def face(self, author):
        from korner.images.show import picture

        return picture(author.portrait, "face-small") or "—"

    @display(description=_("writes in"), ordering="languages")
    def writes_in(self, author):
        return author.languages.upper() or "—"

    def get_autocomplete_fields(self, request):
        # Accounts are looked up only by those who may see accounts.
        return self.autocomplete_fields if request.user.has_perm("accounts.view_user") else []

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.has_perm("accounts.view_user"):
            return fieldsets
        return [(name, {**o, "fields": [f for f in o["fields"] if f != "account"]}) for name, o in fieldsets]

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        before = addresses_of(Author.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        remember_changes(before, obj)
