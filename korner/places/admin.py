"""The places at the desk: their names and spellings are put right here; the lists of the house bring them."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from korner.desk.base import DeskAdmin, InfinitePaginator, Lines
from korner.places.finding import beginning
from korner.places.models import Place
from korner.search.writing import WritesDocuments


class OneALine(forms.CharField):
    """A list of words, typed one a line."""

    widget = Lines

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class PlaceForm(forms.ModelForm):
    """A place as the desk puts it right."""

    spellings = OneALine(
        label=_("other spellings"),
        required=False,
        help_text=_("Other names under which lists and people have it, one a line."),
    )
    postcodes = OneALine(label=_("postcodes"), required=False, help_text=_("One a line."))

    class Meta:
        model = Place
        fields = []  # the admin names them


@admin.register(Place)
class PlaceAdmin(WritesDocuments, DeskAdmin):
    """Places. None is made or taken away here: the official lists do that, with a new release of the house."""

    form = PlaceForm
    list_display = ["desk_name", "french", "name_nl", "kind", "lies_in", "codes"]
    list_filter = ["country", "kind"]
    list_select_related = ["parent"]
    paginator = InfinitePaginator
    search_fields = ["name_tr", "name_fr", "name_nl"]
    search_help_text = _("A name in any of the three languages, or a postcode.")
    ordering = ["sort_tr", "pk"]
    keep_history = False  # what the lists say is kept beside what the desk wrote, and nobody discusses a place here
    actions = None
    readonly_fields = ["key", "kind", "country", "parent"]
    fieldsets = [
        (None, {"fields": ["name_tr", "slug_tr"], "classes": ["words-tr"]}),
        (None, {"fields": ["name_fr", "slug_fr"], "classes": ["words-fr"]}),
        (None, {"fields": ["name_nl", "spellings", "postcodes"]}),
        (_("Position"), {"fields": ["latitude", "longitude"]}),
        (None, {"fields": ["key", "kind", "country", "parent"], "classes": ["side"]}),
    ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "name_nl":
            field.widget.attrs["lang"] = "nl"
        return field

    def get_search_results(self, request, queryset, search_term):
        """Places as people write them: by the beginning of any name, spelling or postcode."""
        return (queryset.filter(pk__in=beginning(search_term)) if search_term.strip() else queryset), False

    @admin.display(description=_("name"), ordering="sort_tr")
    def desk_name(self, place):
        return place.desk_name

    @admin.display(description=_("name in French"), ordering="sort_fr")
    def french(self, place):
        return place.name_fr

    @admin.display(description=_("lies in"))
    def lies_in(self, place):
        return place.parent.desk_name if place.parent_id else ""

    @admin.display(description=_("postcodes"))
    def codes(self, place):
        codes = place.postcodes
        return f"{', '.join(codes[:3])} …" if len(codes) > 3 else ", ".join(codes)
