"""The words around the list of pharmacies: one row, whose list leads straight to its form."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin
from widgets.pharmacies import expected_hours
from widgets.pharmacies.models import DutyWords


@admin.register(DutyWords)
class DutyWordsAdmin(DeskAdmin):
    """The one row of words."""

    autocomplete_fields = ["asked_for"]
    fieldsets = [
        ("Türkçe", {"fields": ["late_tr", "unchecked_tr", "unchecked_turkey_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["late_fr", "unchecked_fr", "unchecked_turkey_fr"], "classes": ["words-fr"]}),
        (gettext_lazy("When"), {"fields": ["late_from", "trusted_days"], "classes": ["side"]}),
        (
            gettext_lazy("When somebody is expected"),
            {
                "fields": [f"expected_{kind}" for kind in expected_hours.STANDARD],
                "description": gettext_lazy(
                    "“Gaps and overlaps” looks for these hours, by the clocks of the place. An end before the beginning is "
                    "that of the next day."
                ),
            },
        ),
        (gettext_lazy("Services outside"), {"fields": ["asked_for"], "classes": ["side"]}),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        _all, of_kind, kind = db_field.name.partition("expected_")
        if of_kind:
            field.help_text = _("Empty: %s.") % expected_hours.shown(expected_hours.STANDARD[kind])
        return field

    def has_add_permission(self, request):
        """One row and no second. Asked on every page of the desk: one looks into the table on its own pages alone."""
        page = request.resolver_match.url_name if request.resolver_match else ""
        if not super().has_add_permission(request) or (page and not page.startswith("pharmacies_dutywords")):
            return False
        if not hasattr(request, "duty_words_are_there"):
            request.duty_words_are_there = DutyWords.objects.exists()
        return not request.duty_words_are_there

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        """Straight to the form of the one row; where there is none yet, to that of a new one."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        row = DutyWords.objects.order_by("pk").first()
        return (
            redirect("admin:pharmacies_dutywords_change", row.pk) if row else redirect("admin:pharmacies_dutywords_add")
        )
