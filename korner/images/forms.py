"""The forms of the picture library: sending several at once, and one picture's words and rights."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import Select, TextInput
from korner.desk.days import Day, DayField
from korner.images.describing import is_file_name
from korner.images.intake import EXTENSIONS, inspect
from korner.images.models import Asset
from korner.text.cleaning import clean_line

MOST_AT_ONCE = 20
KINDS = ",".join(f"image/{kind.lower()}" for kind in EXTENSIONS)


class SeveralFiles(forms.ClearableFileInput):
    """A file input for several pictures, which script turns into a place to drop them on."""

    allow_multiple_selected = True
    template_name = "admin/desk/drop_zone.html"

    class Media:
        js = ["js/desk/sending.js", "js/desk/drop.js"]
        css = {"all": ["css/desk-pictures.css"]}

    def __init__(self):
        super().__init__({"accept": KINDS})

    def _render(self, template_name, context, renderer=None):
        return render_to_string(template_name, context)  # Django looks for a widget's template in apps only

    def get_context(self, name, value, attrs):
        return {**super().get_context(name, value, attrs), "sending": sending()}


def sending():
    """What a script needs in order to send pictures one by one: the address, the limits, and all it says."""
    limit = settings.PICTURE_MAX_BYTES // (1024 * 1024)
    return {
        "address": reverse("desk-upload"),
        "most": MOST_AT_ONCE,
        "bytes": settings.PICTURE_MAX_BYTES,
        "words": {
            "waiting": _("Waits"),
            "sending": _("Sent so far: {share}"),
            "looking": _("Being looked at…"),
            "done": _("In the library"),
            "large": _("The file is too large: at most %(limit)d MB are taken.") % {"limit": limit},
            "many": _("At most %d pictures at once.") % MOST_AT_ONCE,
            "line": _("The line is down. The picture was not sent."),
            "signed_out": _("You are not signed in any more. Sign in on another page, then try again."),
            "trouble": _("The desk did not answer as it should. Try again."),
            "retry": _("Try again"),
            "open": _("Write its words"),
            "sum": _("%(done)s in the library, %(failed)s not taken"),
        },
    }


class SeveralPictures(forms.FileField):
    """Several pictures. Each is looked at by itself: `clean` gives (taken, refused), refused as (name, words)."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        files = [file for file in files if file]
        if not files:
            raise ValidationError(_("Choose at least one picture."), code="required")
        if len(files) > MOST_AT_ONCE:
            raise ValidationError(_("At most %d pictures at once.") % MOST_AT_ONCE, code="too_many")
        taken, refused = [], []
        for file in files:
            try:
                taken.append((file, inspect(file)))
            except ValidationError as error:
                refused.append((clean_line(file.name), " ".join(error.messages)))
        return taken, refused


class LicenceSaid(forms.Form):
    """“Other” says nothing by itself: what was agreed is asked for."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("licence") == Asset.Licence.OTHER and not clean_line(cleaned.get("licence_note") or ""):
            self.add_error("licence_note", _("Say what was agreed: “Other” alone tells nobody anything."))
        return cleaned


class RightsForm(LicenceSaid):
    """What new pictures have in common; their own words are asked for one by one afterwards."""

    credit = forms.CharField(
        label=gettext_lazy("Credit"),
        max_length=160,
        required=False,
        widget=TextInput,
        help_text=gettext_lazy("Photographer or source, as it is to stand under the picture."),
    )
    licence = forms.ChoiceField(label=gettext_lazy("Licence"), choices=Asset.Licence.choices, widget=Select)
    licence_note = forms.CharField(
        label=gettext_lazy("Words on the licence"), max_length=300, required=False, widget=TextInput
    )
    expires_on = DayField(
        label=gettext_lazy("Usable until"),
        required=False,
        help_text=gettext_lazy("The last day on which the picture may be chosen. Empty: without end."),
    )

    def clean_expires_on(self):
        last = self.cleaned_data["expires_on"]
        if last and last < timezone.localdate():
            raise ValidationError(_("This day has passed: the pictures could not be chosen."), code="past")
        return last

    @property
    def rights(self):
        """{field of a picture: value} of what was filled in."""
        return {name: self.cleaned_data[name] for name in ("credit", "licence", "licence_note", "expires_on")}


class UploadForm(RightsForm):
    """New pictures with what they have in common."""

    pictures = SeveralPictures(label=gettext_lazy("Pictures"))
    field_order = ["pictures"]


class AssetForm(LicenceSaid, forms.ModelForm):
    """One picture's words, rights and focal point."""

    class Meta:
        model = Asset
        fields = [
            *("name", "alt_tr", "alt_fr", "decorative", "credit", "licence", "licence_note", "expires_on"),
            *("focus_x", "focus_y"),
        ]
        widgets = {"expires_on": Day}
        field_classes = {"expires_on": DayField}

    def clean_alt_tr(self):
        return self.said("alt_tr")

    def clean_alt_fr(self):
        return self.said("alt_fr")

    def said(self, name):
        """An alternative text that is one: the name of a file tells nobody what is to be seen."""
        text = clean_line(self.cleaned_data.get(name) or "")
        if is_file_name(text):
            raise ValidationError(
                _("This is the name of a file. Say in a sentence what the picture shows."), code="file_name"
            )
        return text
