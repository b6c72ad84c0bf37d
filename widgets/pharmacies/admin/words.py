"""The words around the list of pharmacies: one row."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.one_row import OneRowAdmin
from widgets.pharmacies import expected_hours
from widgets.pharmacies.models import DutyWords


@admin.register(DutyWords)
class DutyWordsAdmin(OneRowAdmin):
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
