"""The fields of owners' forms that understand what people type: a commune, telephones, hours, a web site, a company number."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.hours import BadHours
from korner.hours_typed import LONGEST, parse_line
from korner.languages import page_language
from korner.places.finding import SeveralPlaces, UnknownPlace, find, full_name
from korner.site.models import web_address
from korner.text.phones import NoNumber, read_phones, shown_phone
from korner.visitors.forms import CleanLine, CleanText
from widgets.directory.company_numbers import read_company_number
from widgets.directory.owning.values import called
from widgets.directory.words import why

MOST_PHONES = 4
SHOWN = 40  # letters of what was typed that a mistake names again
TOO_LONG = gettext_lazy("This has %(show_value)s letters; there is room for %(limit_value)s.")


def cut(text):
    """What was typed, short enough to be named in a sentence."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def untrimmed(field):
    """Let the browser not cut what is pasted: it is the server that says what is too long, and nothing is lost."""
    field.widget.attrs.pop("maxlength", None)


class PlaceField(CleanLine):
    """A commune or town by any of its names; the Place that is meant. `known` is the one that stands there already."""

    known = None

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        if self.known is not None and text == called(self.known):
            return self.known  # whatever else is called like it
        try:
            return find(text)
        except SeveralPlaces as found:
            names = ", ".join(full_name(place) for place in found.places[:5])
            raise ValidationError(_("Several places have this name. Which one is meant: %s?") % names) from None
        except UnknownPlace as unknown:
            near = ", ".join(unknown.near[:3])
            if near:
                words = _("We do not know “%(typed)s”. Do you mean: %(near)s?") % {"typed": cut(text), "near": near}
            else:
                words = _("We do not know “%s”. Give the name of the commune, for example Schaerbeek.") % cut(text)
            raise ValidationError(words, code="unknown") from None


class PhonesField(CleanText):
    """One or several telephone numbers in any notation; a list as they are stored."""

    widget = forms.TextInput

    def clean(self, value):
        text = super().clean(value)
        try:
            phones = read_phones(text) if text else []
        except NoNumber as wrong:
            words = _("“%s” is not a whole telephone number. Write it for example as 02 555 12 34.")
            raise ValidationError(words % cut(str(wrong).strip()), code="phone") from None
        if len(phones) > MOST_PHONES:
            raise ValidationError(_("At most four numbers are shown."), code="many")
        return phones

    def prepare_value(self, value):
        return ", ".join(map(shown_phone, value)) if isinstance(value, list) else value


class HoursField(CleanText):
    """Opening hours on a line or several; JSON as korner.hours stores it."""

    def clean(self, value):
        text = super().clean(value)
        if len(text) > LONGEST:
            raise ValidationError(_("These hours are too long."), code="long")
        try:
            return parse_line(text, page_language()).stored() if text else {}
        except BadHours as wrong:
            raise ValidationError(why(wrong), code="hours") from None


class SiteField(CleanLine):
    """A web site, with or without https:// before it."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        if not re.match(r"[a-z][a-z0-9+.-]*:", text, re.I) or re.match(r"[^/:]+:\d+(/|$)", text):
            text = f"https://{text}"
        wrong = ValidationError(_("This is not a web address. It looks like www.example.be"), code="invalid")
        if not text.lower().startswith(("http://", "https://")):
            raise wrong
        try:
            address = forms.URLField(assume_scheme="https", max_length=200).clean(text)
            web_address(address)
        except ValidationError:
            raise wrong from None
        return address


class CompanyNumberField(CleanLine):
    """A Belgian company number, whose check digits are right; as "BE 0123.456.749"."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        try:
            return read_company_number(text)
        except ValueError:
            raise ValidationError(
                _("The check digits of this number do not fit. It has ten digits, for example 0123.456.749."),
                code="number",
            ) from None


def line(label, *, length, help_text="", required=False, missing="", **kwargs):
    """A field of one line."""
    errors = {"max_length": TOO_LONG, **({"required": missing} if missing else {})}
    return CleanLine(
        label=label, max_length=length, help_text=help_text, required=required, error_messages=errors, **kwargs
    )


class EmailField(forms.EmailField):
    """An e-mail address, in small letters as it is compared."""

    def __init__(self, **kwargs):
        errors = {"invalid": gettext_lazy("This is not a whole e-mail address. It looks like ad@example.org")}
        widget = forms.EmailInput({"autocomplete": "email", "spellcheck": "false"})
        super().__init__(
            max_length=254, error_messages=errors | kwargs.pop("error_messages", {}), widget=widget, **kwargs
        )

    def clean(self, value):
        return super().clean(value).lower()
