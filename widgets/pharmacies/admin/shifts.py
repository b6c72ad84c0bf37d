"""The duty shifts at the desk: their list, one shift's form, and the pages beside them."""

from datetime import timedelta
from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin, display
from korner.desk.filters import Choice
from korner.desk.tables import TableAdmin
from widgets.pharmacies import reading
from widgets.pharmacies.admin import check, paste, week
from widgets.pharmacies.admin.asked import monday
from widgets.pharmacies.admin.pharmacies import OfPlace
from widgets.pharmacies.duty import is_trusted
from widgets.pharmacies.duty_table import DutyTable
from widgets.pharmacies.forms import ShiftForm
from widgets.pharmacies.models import DutyShift, DutyWords
from widgets.pharmacies.said import hours_of
from widgets.pharmacies.where import full_name


class OfPharmacysPlace(OfPlace):
    """The shifts in one place."""

    field = "pharmacy__place"


class Checked(Choice):
    """Whether somebody has checked a shift, and lately enough."""

    title = gettext_lazy("checked")
    parameter_name = "checked"
    answers = {
        "no": (
            gettext_lazy("not checked, or too long ago"),
            lambda rows: rows.untrusted(timezone.now(), DutyWords.current().trusted_days),
        ),
        "yes": (
            gettext_lazy("checked in time"),
            lambda rows: rows.trusted(timezone.now(), DutyWords.current().trusted_days),
        ),
    }


def of_week(rows, number):
    """The shifts of which a part lies in this week (0) or in one after it."""
    first = monday("") + timedelta(days=7 * number)
    return rows.meeting(reading.moment(first, 0, "BE"), reading.moment(first + timedelta(days=7), 0, "BE"))


class When(Choice):
    """Which days; without a choice what has not ended."""

    title = gettext_lazy("when")
    parameter_name = "when"
    answers = {
        "now": (gettext_lazy("now"), lambda rows: rows.running(timezone.now())),
        "week": (gettext_lazy("this week"), lambda rows: of_week(rows, 0)),
        "next": (gettext_lazy("next week"), lambda rows: of_week(rows, 1)),
        "over": (gettext_lazy("over"), lambda rows: rows.filter(ends__lte=timezone.now())),
        "all": (gettext_lazy("all"), lambda rows: rows),
    }

    def queryset(self, request, queryset):
        if self.value() in self.answers:
            return super().queryset(request, queryset)
        return queryset.filter(ends__gt=timezone.now())

    def choices(self, changelist):
        shown = super().choices(changelist)
        yield {**next(shown), "display": _("now and to come")}
        yield from shown


@admin.register(DutyShift)
class DutyShiftAdmin(TableAdmin, DeskAdmin):
    """Duty shifts. They come by the thousand, from lists: no history is kept of them."""

    keep_history = False
    form = ShiftForm
    table = DutyTable
    list_before_template = "admin/pharmacies/_ways.html"
    list_display = ["when", "who", "where", "kind", "standing", "source"]
    list_display_links = ["when"]
    list_filter = [When, Checked, "kind", OfPharmacysPlace]
    list_select_related = ["pharmacy__place__parent"]
    search_fields = ["pharmacy__name", "pharmacy__slug", "pharmacy__place__name_tr", "pharmacy__place__name_fr"]
    autocomplete_fields = ["pharmacy"]
    ordering = ["starts", "pk"]
    sortable_by = []
    fieldsets = [
        (None, {"fields": ["pharmacy", ("day", "begins"), ("last_day", "ends_at"), "kind"]}),
        (gettext_lazy("The list"), {"fields": ["source", "checked"], "classes": ["side"]}),
    ]

    def get_urls(self):
        view, name = self.admin_site.admin_view, "pharmacies_dutyshift"
        return [
            path("week/", view(partial(week.view, self)), name=f"{name}_week"),
            path("paste/", view(partial(paste.view, self)), name=f"{name}_paste"),
            path("check/", view(partial(check.view, self)), name=f"{name}_check"),
            path("confirm/", view(partial(check.confirm, self)), name=f"{name}_confirm"),
            path("confirmed/<uuid:number>/", view(partial(check.confirmed, self)), name=f"{name}_confirmed"),
            *super().get_urls(),
        ]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"person": request.user})

    @property
    def trusted_days(self):
        return DutyWords.current().trusted_days

    def get_queryset(self, request):
        if not hasattr(request, "trusted_days"):
            request.trusted_days = self.trusted_days
        self.days_of_trust = request.trusted_days
        return super().get_queryset(request)

    @display(description=gettext_lazy("when"), ordering="starts")
    def when(self, shift):
        return format_html('<span class="desk-hours">{}</span>', hours_of(shift))

    @display(description=gettext_lazy("pharmacy"))
    def who(self, shift):
        return shift.pharmacy.name

    @display(description=gettext_lazy("commune or district"))
    def where(self, shift):
        return full_name(shift.pharmacy.place)

    @display(description=gettext_lazy("checked"))
    def standing(self, shift):
        if is_trusted(shift, timezone.now(), self.days_of_trust):
            return format_html(
                '<span class="desk-state desk-state-ready">{}</span>',
                date_format(timezone.localtime(shift.checked_at), "SHORT_DATE_FORMAT"),
            )
        words = _("too long ago") if shift.checked_at else _("not checked")
        return format_html('<span class="desk-state desk-state-outdated">{}</span>', words)
