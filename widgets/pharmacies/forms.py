"""Forms of the desk for pharmacies: numbers in any notation, coordinates with comma or dot, words where something is wrong."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from korner.desk.base import Lines, TextInput
from korner.desk.days import Day
from korner.places.desk_form import PremisesForm
from korner.text.phones import shown_phone
from widgets.pharmacies import reading
from widgets.pharmacies.duty import zone_of
from widgets.pharmacies.models import DutyShift, Pharmacy
from widgets.pharmacies.reading import NotRead
from widgets.pharmacies.refusals import words_of
from widgets.pharmacies.said import hours_of
from widgets.pharmacies.shifts import Planned, clashes, missing


class NumbersField(forms.CharField):
    """Telephone numbers, one a line; kept as a list once the form knows the country."""

    widget = Lines

    def prepare_value(self, value):
        """With their country's number: so they are the same whatever the place is."""
        return "\n".join(shown_phone(one, "") for one in value) if isinstance(value, list) else value


class PharmacyForm(PremisesForm):
    """A pharmacy as the desk writes it."""

    phones = NumbersField(
        label=Pharmacy._meta.get_field("phones").verbose_name,
        required=False,
        max_length=400,
        help_text=gettext_lazy("One a line, in any notation: 02 555 12 34, +32 2 555 12 34, 0032…"),
    )

    class Meta:
        model = Pharmacy
        fields = []  # the admin names them

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("place"):  # neither a number nor a position is understood without its country
            self.read_in(cleaned["place"], cleaned)
        return cleaned


class ShiftForm(forms.ModelForm):
    """One shift, typed by the clock of the pharmacy's place. `person` is who saves it (the admin says so)."""

    person = None

    day = forms.DateField(label=gettext_lazy("day"), widget=Day)
    begins = forms.CharField(
        label=pgettext_lazy("hours", "from"), max_length=20, widget=TextInput({"placeholder": "22:00"})
    )
    last_day = forms.DateField(
        label=gettext_lazy("last day"),
        required=False,
        widget=Day,
        help_text=gettext_lazy("Empty: the same day, or the next where the end is earlier than the beginning."),
    )
    ends_at = forms.CharField(
        label=pgettext_lazy("hours", "until"), max_length=20, widget=TextInput({"placeholder": "08:00"})
    )
    checked = forms.BooleanField(
        label=gettext_lazy("I have checked it"),
        required=False,
        help_text=gettext_lazy("Compared with the source today. Readers see only checked shifts as open."),
    )

    class Meta:
        model = DutyShift
        fields = []  # the admin names them

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shift = self.instance
        if shift.pk:
            zone = zone_of(shift.pharmacy.place.country)
            first, last = shift.starts.astimezone(zone), shift.ends.astimezone(zone)
            self.initial |= {
                "day": first.date(),
                "begins": f"{first:%H:%M}",
                "ends_at": f"{last:%H:%M}",
                "checked": False,
            }
            self.initial["last_day"] = last.date()

    def clean(self):
        cleaned = super().clean()
        minutes = {}
        for name in ("begins", "ends_at"):
            try:
                minutes[name] = reading.read_clock(cleaned.get(name, ""))
            except NotRead as refusal:
                if cleaned.get(name):
                    self.add_error(name, words_of(refusal))
        pharmacy, day = cleaned.get("pharmacy"), cleaned.get("day")
        if pharmacy is None or day is None or len(minutes) < 2:
            return cleaned
        try:
            window = reading.window(
                day, minutes["begins"], minutes["ends_at"], pharmacy.place.country, cleaned.get("last_day")
            )
        except NotRead as refusal:
            self.add_error("ends_at", words_of(refusal))
            return cleaned
        planned = Planned(pharmacy, *window, cleaned.get("kind", ""))
        self.instance.starts, self.instance.ends = window
        found = clashes([planned], without={self.instance.pk})
        if found:
            other = found[0].other
            other.pharmacy = pharmacy
            self.add_error("begins", _("These hours overlap with %s.") % hours_of(other))
        elif not missing([planned]) and not self.is_itself(window):
            self.add_error("begins", _("This shift is written down already."))
        return cleaned

    def is_itself(self, window):
        """Whether the shift stands at these hours already."""
        stored = DutyShift.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        return stored is not None and (stored.starts, stored.ends) == window

    def save(self, commit=True):
        if self.cleaned_data.get("checked"):
            self.instance.checked_at, self.instance.checked_by = timezone.now(), self.person
        elif self.instance.pk and {"day", "begins", "last_day", "ends_at", "pharmacy"}.intersection(self.changed_data):
            self.instance.checked_at = self.instance.checked_by = None  # what was checked was something else
        return super().save(commit)
