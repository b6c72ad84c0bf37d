"""The duty shifts at the desk: their list, one shift's form, and the pages beside them."""

from functools import partial

from django.contrib import admin
from django.db.models import Q
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin, display
from korner.desk.tables import TableAdmin
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


class Checked(admin.SimpleListFilter):
    """Whether somebody has checked a shift, and lately enough."""

    title = gettext_lazy("checked")
    parameter_name = "checked"

    def lookups(self, request, model_admin):
        return [("no", _("not checked, or too long ago")), ("yes", _("checked in time"))]

    def queryset(self, request, queryset):
        if self.value() not in ("no", "yes"):
            return queryset
        now = timezone.now()
        since = now - timezone.timedelta(days=DutyWords.current().trusted_days)
        in_time = Q(checked_at__gt=since, checked_at__lte=now)
        if self.value() == "yes":
            return queryset.filter(in_time)
        return queryset.filter(Q(checked_at=None) | ~in_time)


class When(admin.SimpleListFilter):
    """Which days; without a choice what has not ended."""

    title = gettext_lazy("when")
    parameter_name = "when"

    def lookups(self, request, model_admin):
        return [
            ("now", _("now")),
            ("week", _("this week")),
            ("next", _("next week")),
            ("over", _("over")),
            ("all", _("all")),
        ]

    def queryset(self, request, queryset):
        now, first = timezone.now(), monday("")
        midnight = timezone.make_aware(timezone.datetime.combine(first, timezone.datetime.min.time()))
        days = partial(timezone.timedelta, days=7)
        begin = midnight + days() if self.value() == "next" else midnight
        if self.value() == "all":
            return queryset
        if self.value() in ("week", "next"):
            return queryset.filter(ends__gt=begin, starts__lt=begin + days())
        if self.value() == "now":
            return queryset.filter(starts__lte=now, ends__gt=now)
        return queryset.filter(ends__lte=now) if self.value() == "over" else queryset.filter(ends__gt=now)

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
