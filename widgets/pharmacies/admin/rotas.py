"""Duties that go round, at the desk: who, in which order, at which hours; and the press that makes their shifts."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from korner.desk.audit import note
from korner.desk.base import DeskAdmin, SortableInline, display
from korner.text.numbers import whole_number
from widgets.pharmacies import rotas
from widgets.pharmacies.admin import acts
from widgets.pharmacies.models import Rota, RotaTurn
from widgets.pharmacies.where import full_name

MOST_TOLD = 5


class RotaForm(forms.ModelForm):
    """A rota; its days of the week are ticked."""

    weekdays = forms.TypedMultipleChoiceField(
        label=Rota._meta.get_field("weekdays").verbose_name,
        required=False,
        coerce=int,
        choices=[(number + 1, name) for number, name in WEEKDAYS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: every day."),
    )

    class Meta:
        model = Rota
        fields = []  # the admin names them


class TurnInline(SortableInline):
    """The pharmacies, in the order in which they take turns."""

    model = RotaTurn
    fields = ["pharmacy", "order"]
    autocomplete_fields = ["pharmacy"]


@admin.register(Rota)
class RotaAdmin(DeskAdmin):
    """Rotas. The clock makes their shifts some weeks ahead; `fill/` makes those of more weeks at once."""

    form = RotaForm
    change_form_template = "admin/pharmacies/rota.html"
    list_display = ["name", "where", "hours", "made_until", "active"]
    list_select_related = ["place__parent"]
    sortable_by = ["name"]
    search_fields = ["name"]
    autocomplete_fields = ["place"]
    inlines = [TurnInline]
    fieldsets = [
        (None, {"fields": ["name", "place", "kind", ("begins", "ends")]}),
        (gettext_lazy("Whose turn"), {"fields": ["first_day", ("every", "unit"), "weekdays", "last_day"]}),
        (gettext_lazy("At the desk"), {"fields": ["active", "weeks_ahead"], "classes": ["side"]}),
    ]

    def get_urls(self):
        own = path("<int:pk>/fill/", self.admin_site.admin_view(self.fill_view), name="pharmacies_rota_fill")
        return [own, *super().get_urls()]

    def fill_view(self, request, pk):
        """Make the shifts of the coming weeks (POST: `weeks`), and say what was made and what was left out."""
        if not (self.has_change_permission(request) and request.user.has_perm("pharmacies.add_dutyshift")):
            raise PermissionDenied
        rota = get_object_or_404(Rota.objects.select_related("place"), pk=pk)
        if request.method == "POST":
            weeks = whole_number(request.POST.get("weeks", "")) or rotas.WEEKS
            self.tell(request, rota, rotas.fill(rota, weeks=weeks, now=timezone.now()))
        return redirect("admin:pharmacies_rota_change", pk)

    def tell(self, request, rota, filled):
        """Say what came of a filling."""
        if filled.made:
            note(request.user, acts.FILLED, rota, f"+{filled.made}, {filled.until}")
            words = ngettext("%d shift was made.", "%d shifts were made.", filled.made) % filled.made
            unchecked = _("Nobody has checked them yet: readers see them as open after that.")
            messages.success(request, f"{words} {unchecked}")
        elif not filled.left_out:
            messages.info(
                request, _("Nothing was to be made: these weeks are made already, or nobody has a turn in them.")
            )
        for shift, other in filled.left_out[:MOST_TOLD]:
            day = date_format(shift.mark, "DATE_FORMAT")
            words = _("%(day)s: %(pharmacy)s was left out, another shift stands there.")
            words %= {"day": day, "pharmacy": shift.pharmacy}
            if getattr(other, "pk", None):
                address = reverse("admin:pharmacies_dutyshift_change", args=[other.pk])
                words = format_html('{} <a href="{}">{}</a>', words, address, _("Look at it"))
            messages.warning(request, words)
        more = len(filled.left_out) - MOST_TOLD
        if more > 0:
            messages.warning(request, ngettext("%d more was left out.", "%d more were left out.", more) % more)

    @display(description=gettext_lazy("commune or district"))
    def where(self, rota):
        return full_name(rota.place)

    @display(description=gettext_lazy("hours"))
    def hours(self, rota):
        return f"{rota.begins:%H:%M}–{rota.ends:%H:%M}"

    @display(description=gettext_lazy("made until"))
    def made_until(self, rota):
        return date_format(rota.filled_until, "SHORT_DATE_FORMAT") if rota.filled_until else "—"
