"""The words around the list of pharmacies: one row."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from korner.desk.one_row import OneRowAdmin
from widgets.pharmacies.models import DutyWords


@admin.register(DutyWords)
class DutyWordsAdmin(OneRowAdmin):
    """The one row of words."""

    autocomplete_fields = ["asked_for"]
    fieldsets = [
        ("Türkçe", {"fields": ["late_tr", "unchecked_tr", "unchecked_turkey_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["late_fr", "unchecked_fr", "unchecked_turkey_fr"], "classes": ["words-fr"]}),
        (gettext_lazy("When"), {"fields": ["late_from", "trusted_days"], "classes": ["side"]}),
        (gettext_lazy("Services outside"), {"fields": ["asked_for"], "classes": ["side"]}),
    ]
