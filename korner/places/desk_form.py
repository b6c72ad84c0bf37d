"""What the desk types of premises: telephones in any notation, languages, and a position with comma or point."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner import spoken
from korner.desk.base import TextInput
from korner.places.models import Place
from korner.places.positions import NoPosition, position_of
from korner.text.phones import NoNumber, read_phones

LONGEST_SAID = 60  # signs of what was typed that a mistake names again


class CoordinateField(forms.CharField):
    """One degree as people write it; with its neighbour it becomes a position."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=30, widget=TextInput({"inputmode": "text"}), **kwargs)

    def has_changed(self, initial, data):
        return str(initial if initial is not None else "") != (data or "").strip().replace(",", ".")


def languages_field(codes=spoken.SPOKEN):
    """The languages spoken, to be ticked."""
    return forms.MultipleChoiceField(
        label=gettext_lazy("languages spoken"),
        required=False,
        choices=spoken.choices(codes),
        widget=forms.CheckboxSelectMultiple,
    )


class PremisesForm(forms.ModelForm):
    """A form of the desk for premises (premises.py). What depends on the country is read once that is known."""

    languages = languages_field()
    latitude = CoordinateField(
        label=gettext_lazy("latitude"),
        help_text=gettext_lazy("In degrees, with comma or point: 50,8676. Two in one field are taken apart."),
    )
    longitude = CoordinateField(label=gettext_lazy("longitude"))

    def clean_reference(self):
        """Nothing, or what no other has."""
        reference = (self.cleaned_data["reference"] or "").strip()
        others = type(self.instance)._default_manager.filter(reference=reference).exclude(pk=self.instance.pk)
        other = others.first() if reference else None
        if other:
            raise ValidationError(_("“%s” has this number in the list already.") % other.name, code="taken")
        return reference

    def read_in(self, place, cleaned):
        """Read what means something else in each country: telephones and the position. `place` None: in Belgium."""
        country = place.country if place else Place.Country.BELGIUM
        if "phones" in cleaned:
            self.take_numbers(cleaned, country)
        if {"latitude", "longitude"} <= cleaned.keys():
            self.take_position(cleaned, country, place and place.position)

    def take_numbers(self, cleaned, country):
        """Read the telephone numbers; what is none is named."""
        try:
            cleaned["phones"] = read_phones(cleaned["phones"].replace("\r", ""), country)
        except NoNumber as refusal:
            self.add_error("phones", _("“%s” is no telephone number.") % str(refusal).strip()[:LONGEST_SAID])

    def take_position(self, cleaned, country, near):
        """Read the position; degrees that are swapped are said to be so. `near`: where the place lies, if that is known."""
        latitude, longitude = (cleaned[name].strip() for name in ("latitude", "longitude"))
        if latitude and not longitude:
            latitude, longitude = taken_apart(latitude)
        cleaned["latitude"] = cleaned["longitude"] = None
        if not latitude and not longitude:
            return
        if not latitude or not longitude:
            self.add_error("longitude" if latitude else "latitude", _("A position has both: latitude and longitude."))
            return
        try:
            cleaned["latitude"], cleaned["longitude"] = position_of(latitude, longitude, country, near)
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
