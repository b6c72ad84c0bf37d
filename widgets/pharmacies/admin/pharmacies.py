"""The pharmacies at the desk: list and form."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin, display
from korner.desk.filters import Choice
from korner.desk.tables import TableAdmin
from korner.search.writing import WritesDocuments
from korner.text.numbers import whole_number
from korner.text.phones import shown_phone
from widgets.pharmacies.forms import PharmacyForm
from widgets.pharmacies.models import Pharmacy
from widgets.pharmacies.places_in_use import places_in_use
from widgets.pharmacies.tables import PharmacyTable
from widgets.pharmacies.where import full_name


class Lacking(Choice):
    """Which pharmacies lack something that readers want."""

    title = gettext_lazy("lacking")
    parameter_name = "lacking"
    answers = {
        "position": (
            gettext_lazy("without a position"),
            lambda rows: rows.filter(Q(latitude=None) | Q(longitude=None)),
        ),
        "phone": (gettext_lazy("without a telephone"), lambda rows: rows.filter(phones=[])),
        "hidden": (gettext_lazy("not shown"), lambda rows: rows.filter(active=False)),
    }


class OfPlace(admin.SimpleListFilter):
    """The pharmacies of one place, by its number in the address; the choice is made by the search."""

    title = gettext_lazy("commune or district")
    parameter_name = "place"
    field = "place"
    most = 400

    def lookups(self, request, model_admin):
        return [(str(place.pk), full_name(place)) for place in places_in_use()[: self.most]]

    def queryset(self, request, queryset):
        number = whole_number(self.value() or "")
        return queryset.filter(**{self.field: number}) if number else queryset


@admin.register(Pharmacy)
class PharmacyAdmin(WritesDocuments, TableAdmin, DeskAdmin):
    """Pharmacies. Their shifts have a list and pages of their own."""

    form = PharmacyForm
    table = PharmacyTable
    list_display = ["name", "where", "called", "positioned", "active"]
    list_filter = [Lacking, "place__country", OfPlace]
    list_select_related = ["place__parent"]
    search_fields = ["name", "slug", "place__name_tr", "place__name_fr", "place__name_nl", "address", "reference"]
    search_help_text = gettext_lazy("Name, place, address, or telephone number")
    autocomplete_fields = ["place"]
    ordering = ["sort_tr", "pk"]
    sortable_by = ["name"]
    offers_another = True
    fieldsets = [
        (None, {"fields": ["name", "place", "address", "postcode", "phones", "website"]}),
        (gettext_lazy("On the map"), {"fields": [("latitude", "longitude")]}),
        ("Türkçe", {"fields": ["note_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["note_fr"], "classes": ["words-fr"]}),
        (gettext_lazy("Languages"), {"fields": ["languages"], "classes": ["side"]}),
        (gettext_lazy("At the desk"), {"fields": ["reference", "active"], "classes": ["side"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        """As everywhere; a telephone number is found in any notation."""
        digits = "".join(sign for sign in search_term if sign.isdigit()).lstrip("0")
        if len(digits) >= 6 and not any(sign.isalpha() for sign in search_term):
            return queryset.filter(Q(phones__icontains=digits) | Q(reference=search_term.strip())), False
        return super().get_search_results(request, queryset, search_term)

    @display(description=gettext_lazy("commune or district"))
    def where(self, pharmacy):
        return full_name(pharmacy.place)

    @display(description=gettext_lazy("telephone"))
    def called(self, pharmacy):
        return ", ".join(shown_phone(one, pharmacy.place.country) for one in pharmacy.phones) or "—"

    @display(description=gettext_lazy("on the map"), boolean=True)
    def positioned(self, pharmacy):
        return pharmacy.position is not None
