"""The paper's own things at the desk: settings, menus, standing pages, old addresses. For the chief."""

from urllib.parse import unquote

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from korner.addresses import MENU_NAMES
from korner.desk.base import DeskAdmin, Lines, Select, display
from korner.desk.one_row import OneRowAdmin
from korner.desk.paper import name_from
from korner.named import Addressed
from korner.search.writing import WritesDocuments
from korner.site import frame, house_rules, service_lines
from korner.site.models import MenuItem, Redirect, SiteSettings, StandingPage
from korner.site.redirects import addresses_of, remember_changes
from korner.text.casing import with_capital


@name_from
def paper_name(language):
    """The name as it stands in the frame of pages in `language`."""
    return frame.current(language)["name"]


class KeepsAddresses:
    """Admin of an Addressed model: when a slug changes, the old address leads to the new one."""

    @display(description="Türkçe", ordering="sort_tr")
    def in_turkish(self, thing):
        return thing.name_tr or "—"

    @display(description="Français", ordering="sort_fr")
    def in_french(self, thing):
        return thing.name_fr or "—"

    def save_model(self, request, obj, form, change):
        before = addresses_of(self.model._base_manager.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        remember_changes(before, obj)


class SettingsForm(forms.ModelForm):
    """The settings; which checks hold a story back is chosen among those that the apps offer."""

    held_back_by = forms.MultipleChoiceField(
        label=gettext_lazy("a story is held back by"),
        required=False,
        choices=house_rules.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=SiteSettings._meta.get_field("held_back_by").help_text,
    )

    services_off = forms.MultipleChoiceField(
        label=SiteSettings._meta.get_field("services_off").verbose_name,
        required=False,
        choices=service_lines.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=SiteSettings._meta.get_field("services_off").help_text,
    )

    class Meta:
        model = SiteSettings
        fields = []  # the admin names them


@admin.register(SiteSettings)
class SettingsAdmin(OneRowAdmin):
    """The one row of settings."""

    form = SettingsForm
    fieldsets = [
        (
            "Türkçe",
            {
                "fields": [
                    "name_tr",
                    "tagline_tr",
                    "description_tr",
                    "about_tr",
                    "publisher_tr",
                    "responsible_editor_tr",
                    "address_tr",
                    "hours_tr",
                ],
                "classes": ["words-tr"],
            },
        ),
        (
            "Français",
            {
                "fields": [
                    "name_fr",
                    "tagline_fr",
                    "description_fr",
                    "about_fr",
                    "publisher_fr",
                    "responsible_editor_fr",
                    "address_fr",
                    "hours_fr",
                ],
                "classes": ["words-fr"],
            },
        ),
        (
            gettext_lazy("Readers who write"),
            {
                "fields": [
                    *("comments", "comments_trust", "comments_days"),
                    *("two_moderators", "tells_banned", "facebook_comments"),
                ],
                "classes": ["folded"],
            },
        ),
        (gettext_lazy("Before publishing"), {"fields": ["held_back_by"], "classes": ["folded"]}),
        (gettext_lazy("Services"), {"fields": ["services_off"], "classes": ["folded"]}),
        (gettext_lazy("Pictures"), {"fields": ["logo", "share_picture"], "classes": ["side"]}),
        (gettext_lazy("The company"), {"fields": ["company_number", "email", "phone", "founded"], "classes": ["side"]}),
        (
            gettext_lazy("Elsewhere"),
            {"fields": ["facebook", "instagram", "youtube", "x", "linkedin"], "classes": ["side"]},
        ),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name.startswith("description"):
            field.widget = Lines({"lang": field.widget.attrs.get("lang", ""), "rows": 2})
        return field


class MenuItemForm(forms.ModelForm):
    """A menu entry; what it points at is chosen from one list of names instead of a kind and a number."""

    leads_to = forms.ChoiceField(label=gettext_lazy("points at"), required=False, widget=Select)

    class Meta:
        model = MenuItem
        fields = ["menu", "order", "label_tr", "label_fr", "outside", "starts", "ends"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "leads_to" in self.fields:
            self.fields["leads_to"].choices = targets()
            self.fields["leads_to"].initial = key_of(self.instance)

    def clean(self):
        cleaned = super().clean()
        kind, _colon, key = cleaned.get("leads_to", "").partition(":")
        entry = self.instance
        entry.target_type = entry.target_id = None
        entry.named = key if kind == "named" else ""
        if kind and kind != "named":
            entry.target_type, entry.target_id = ContentType.objects.get_for_id(int(kind)), int(key)
        return cleaned


def key_of(entry):
    """The choice that stands for what `entry` points at."""
    if entry.named:
        return f"named:{entry.named}"
    return f"{entry.target_type_id}:{entry.target_id}" if entry.target_id else ""


def targets():
    """Everything of the paper a menu may point at, by kind: its own pages, and all Addressed things by name."""
    from django.apps import apps

    groups = [("", _("Nothing of the paper: an outside address")), (_("Pages of the paper"), named_targets())]
    for model in apps.get_models():
        if issubclass(model, Addressed) and not getattr(model, "not_in_menus", False):
            kind = ContentType.objects.get_for_model(model)
            things = [
                (f"{kind.pk}:{thing.pk}", thing.desk_name) for thing in model._base_manager.order_by("sort_tr")[:500]
            ]
            if things:
                groups.append((with_capital(str(model._meta.verbose_name_plural), get_language()), things))
    return groups


def named_targets():
    return [(f"named:{name}", words) for name, words in MENU_NAMES.items()]


@admin.register(MenuItem)
class MenuItemAdmin(DeskAdmin):
    """The menus, entry by entry, in their order."""

    form = MenuItemForm
    list_display = ["entry", "menu", "points_at", "order", "starts", "ends"]
    list_editable = ["order"]
    list_filter = ["menu"]
    list_per_page = 100
    search_fields = ["label_tr", "label_fr", "outside"]
    ordering = ["menu", "order", "pk"]
    fieldsets = [
        (None, {"fields": ["leads_to", "outside"]}),
        (gettext_lazy("Label"), {"fields": ["label_tr", "label_fr"]}),
        (gettext_lazy("Place"), {"fields": ["menu", "order"], "classes": ["side"]}),
        (gettext_lazy("When it stands"), {"fields": ["starts", "ends"], "classes": ["side"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("target")

    @display(description=gettext_lazy("entry"))
    def entry(self, entry):
        return str(entry)

    @display(description=gettext_lazy("points at"))
    def points_at(self, entry):
        if entry.named:
            return MENU_NAMES[entry.named]
        return entry.outside or (str(entry.target) if entry.target else _("nothing any more"))


@admin.register(StandingPage)
class StandingPageAdmin(KeepsAddresses, WritesDocuments, DeskAdmin):
    """About us, privacy, contact, and whatever else stands."""

    list_display = ["in_turkish", "in_french", "role", "published", "updated_at"]
    list_filter = ["published"]
    search_fields = ["name_tr", "name_fr", "slug_tr", "slug_fr"]
    fieldsets = [
        ("Türkçe", {"fields": ["name_tr", "lead_tr", "body_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["name_fr", "lead_fr", "body_fr"], "classes": ["words-fr"]}),
        (gettext_lazy("The page"), {"fields": ["role", "published"], "classes": ["side"]}),
        (gettext_lazy("Address"), {"fields": ["slug_tr", "slug_fr"], "classes": ["side"]}),
    ]


@admin.register(Redirect)
class RedirectAdmin(DeskAdmin):
    """Addresses the paper once had. Written by the house itself when an address changes; here by hand."""

    list_display = ["old_path", "new_path", "created_at"]
    search_fields = ["old_path", "new_path"]
    ordering = ["-pk"]
    fieldsets = [(None, {"fields": ["old_path", "new_path"]})]

    def get_search_results(self, request, queryset, search_term):
        """As ever; a whole address is found by its index, however old it is."""
        path = unquote(search_term.strip().replace("\x00", ""))
        if path.startswith("/") and queryset.filter(old_path=path).exists():
            return queryset.filter(old_path=path), False
        return super().get_search_results(request, queryset, search_term)
