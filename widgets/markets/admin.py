"""Rates at the desk: what the paper shows, and values typed by hand. What the banks said is read and not changed."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin, InfinitePaginator, TextInput, display
from korner.search.writing import WritesDocuments
from widgets.markets import storing, typing
from widgets.markets.gold import rounded
from widgets.markets.models import Instrument, Origin, Rate
from widgets.markets.words import in_words, sign_of

MOST = 10**9  # in lira or dollars: nothing that is quoted costs as much


@admin.register(Instrument)
class InstrumentAdmin(WritesDocuments, DeskAdmin):
    """What the paper shows, in which order; there are as many as there are symbols."""

    list_display = ["in_turkish", "in_french", "shown", "in_strip", "order"]
    list_display_links = ["in_turkish", "in_french"]
    list_editable = ["shown", "in_strip", "order"]
    sortable_by = []
    ordering = ["order", "pk"]
    actions = None
    fieldsets = [
        ("Türkçe", {"fields": ["name_tr", "short_tr", "slug_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["name_fr", "short_fr", "slug_fr"], "classes": ["words-fr"]}),
        (gettext_lazy("Place"), {"fields": ["symbol", "order", "shown", "in_strip"], "classes": ["side"]}),
    ]
    readonly_fields = ["symbol"]

    def has_add_permission(self, request):
        return False  # instruments.py makes one for each symbol

    def has_delete_permission(self, request, obj=None):
        return False  # it is switched off

    @display(description="Türkçe")
    def in_turkish(self, instrument):
        return instrument.name_tr or "—"

    @display(description="Français")
    def in_french(self, instrument):
        return instrument.name_fr or "—"


class RateForm(forms.ModelForm):
    """A value typed by hand, in the notation of either language. One that lies far off is asked about once."""

    value = forms.CharField(
        label=gettext_lazy("value"),
        max_length=24,
        help_text=gettext_lazy("“42,11” or “5.870,25”: both the comma and the dot are understood."),
        widget=TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("it is right all the same"),
        required=False,
        help_text=gettext_lazy("Only needed for a value that lies far from the one before."),
    )

    class Meta:
        model = Rate
        fields = ["symbol", "day"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "day" in self.fields:
            self.fields["day"].initial = timezone.localdate()
        if self.instance.pk and "value" in self.fields:
            self.fields["value"].initial = in_words(self.instance.value, self.instance.symbol, whole=False)

    def clean_value(self):
        try:
            value = typing.read_number(self.cleaned_data["value"])
        except typing.NoNumber:
            raise ValidationError(_("This is no number: please type it like “42,11”."), code="number") from None
        value = rounded(value) if value < MOST else None
        if not value:  # "0,0000001" is none any more, as the table has it
            raise ValidationError(_("Please type a number above 0."), code="number")
        return value

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."), code="to_come")
        return day

    def clean(self):
        cleaned = super().clean()
        # What and of which day cannot be changed later: the form then has no such fields.
        symbol, day = (cleaned.get(name) or getattr(self.instance, name, None) for name in ("symbol", "day"))
        value = cleaned.get("value")
        if symbol and day and value:
            before = typing.far_off(symbol, value, day)
            if before and not cleaned.get("sure"):
                words = {"value": in_words(before, symbol, whole=False), "sign": sign_of(symbol)}
                self.add_error(
                    "value",
                    _("The value before was %(value)s %(sign)s. If this one is right all the same, tick it below.")
                    % words,
                )
        return cleaned

    def _post_clean(self):
        self.instance.origin = Origin.DESK
        self.instance.as_of = self.instance.as_of or timezone.now()
        super()._post_clean()

    def validate_unique(self):
        pass  # typing a second value for a day corrects the first


@admin.register(Rate)
class RateAdmin(DeskAdmin):
    """All values, the newest first."""

    form = RateForm
    keep_history = False
    list_display = ["day", "symbol", "written", "origin", "kind", "as_of", "typed_by"]
    list_filter = ["symbol", "origin"]
    list_select_related = ["typed_by"]
    sortable_by = []
    ordering = ["-day", "-pk"]
    paginator = InfinitePaginator
    show_full_result_count = False
    actions = None
    fieldsets = [(None, {"fields": ["symbol", "day", "value", "sure"]})]

    def has_change_permission(self, request, obj=None):
        typed = obj is None or (obj.origin == Origin.DESK and not obj.calculated)
        return typed and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        typed = obj is None or obj.origin == Origin.DESK
        return typed and super().has_delete_permission(request, obj)

    def get_fieldsets(self, request, obj=None):
        if obj is not None and not self.has_change_permission(request, obj):
            return [(None, {"fields": ["symbol", "day", "written", "origin", "kind", "as_of"]})]
        return super().get_fieldsets(request, obj)

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return ["symbol", "day"] if self.has_change_permission(request, obj) else ["written", "kind"]

    def save_model(self, request, obj, form, change):
        stored = typing.put(obj.symbol, obj.day, form.cleaned_data["value"], by=request.user)
        obj.pk, obj._state.adding = stored.pk, False
        obj.refresh_from_db()

    def delete_model(self, request, obj):
        storing.take_back(obj)

    @display(description=gettext_lazy("value"))
    def written(self, rate):
        return f"{in_words(rate.value, rate.symbol, whole=False)}\u00a0{sign_of(rate.symbol)}"

    @display(description=gettext_lazy("how"))
    def kind(self, rate):
        return _("calculated") if rate.calculated else "—"
