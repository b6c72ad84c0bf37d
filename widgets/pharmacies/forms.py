"""Forms of the desk for pharmacies: numbers in any notation, coordinates with comma or dot, words where something is wrong."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from korner import spoken
from korner.desk.base import Lines, TextInput
from korner.desk.days import Day
from korner.places.positions import NoPosition, position_of
from korner.text.phones import NoNumber, read_phones, shown_phone
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


class CoordinateField(forms.CharField):
    """One degree as people write it; with its neighbour it becomes a position."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=30, widget=TextInput({"inputmode": "text"}), **kwargs)

    def has_changed(self, initial, data):
        return str(initial if initial is not None else "") != (data or "").strip().replace(",", ".")


class PharmacyForm(forms.ModelForm):
    """A pharmacy as the desk writes it."""

    phones = NumbersField(
        label=Pharmacy._meta.get_field("phones").verbose_name,
        required=False,
        max_length=400,
        help_text=gettext_lazy("One a line, in any notation: 02 555 12 34, +32 2 555 12 34, 0032…"),
    )
    languages = forms.MultipleChoiceField(
        label=Pharmacy._meta.get_field("languages").verbose_name,
        required=False,
        choices=spoken.choices(),
        widget=forms.CheckboxSelectMultiple,
    )
    latitude = CoordinateField(
        label=Pharmacy._meta.get_field("latitude").verbose_name,
        help_text=gettext_lazy("In degrees, with comma or point: 50,8676. Two in one field are taken apart."),
    )
    longitude = CoordinateField(label=Pharmacy._meta.get_field("longitude").verbose_name)

    class Meta:
        model = Pharmacy
        fields = []  # the admin names them

    def clean_reference(self):
        """Nothing, or what no other pharmacy has."""
        reference = (self.cleaned_data["reference"] or "").strip()
        others = Pharmacy.objects.filter(reference=reference).exclude(pk=self.instance.pk)
        other = others.first() if reference else None
        if other:
            raise ValidationError(_("“%s” has this number in the list already.") % other.name, code="taken")
        return reference

    def clean(self):
        cleaned = super().clean()
        place = cleaned.get("place")
        if place is None:
            return cleaned  # neither a number nor a position is understood without its country
        if "phones" in cleaned:
            self.take_numbers(cleaned, place.country)
        if {"latitude", "longitude"} <= cleaned.keys():
            self.take_position(cleaned, place.country)
        return cleaned

    def take_numbers(self, cleaned, country):
        """Read the telephone numbers; what is none is named."""
        try:
            cleaned["phones"] = read_phones(cleaned["phones"].replace("\r", ""), country)
        except NoNumber as refusal:
            self.add_error("phones", _("“%s” is no telephone number.") % str(refusal).strip()[:60])

    def take_position(self, cleaned, country):
        """Read the position; degrees that are swapped are said to be so."""
        latitude, longitude = (cleaned[name].strip() for name in ("latitude", "longitude"))
        if latitude and not longitude:
            latitude, longitude = taken_apart(latitude)
        if not latitude and not longitude:
            cleaned["latitude"] = cleaned["longitude"] = None
            return
        if not latitude or not longitude:
            self.add_error("longitude" if latitude else "latitude", _("A position has both: latitude and longitude."))
            return
        try:
            cleaned["latitude"], cleaned["longitude"] = position_of(latitude, longitude, country)
        except NoPosition as refusal:  # also where the two are swapped: its words say so
            self.add_error("latitude", str(refusal))


def taken_apart(text):
    """(latitude, longitude) of “50.8676, 4.3737” as maps give it; ("…", "") where it is one number."""
    for sign in (";", ", ", " "):
        parts = [part.strip() for part in text.split(sign) if part.strip()]
        if len(parts) == 2:
            return parts[0].strip(","), parts[1]
    parts = text.split(",")
    return (
        (parts[0].strip(), parts[1].strip()) if len(parts) == 2 and all("." in part for part in parts) else (text, "")
    )


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
