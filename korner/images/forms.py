"""The forms of the picture library: sending several at once, one picture's words, and the field that picks one."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import Select, TextInput
from korner.images.intake import EXTENSIONS, inspect
from korner.images.models import Asset
from korner.images.show import picture
from korner.text.numbers import whole_number

MOST_AT_ONCE = 20


class OwnTemplate:
    """A widget whose template lies with the desk's others (Django looks for widgets in apps only)."""

    def _render(self, template_name, context, renderer=None):
        return render_to_string(template_name, context)


class SeveralFiles(OwnTemplate, forms.ClearableFileInput):
    """A file input for several pictures, which script turns into a place to drop them on."""

    allow_multiple_selected = True
    template_name = "admin/desk/drop_zone.html"

    def __init__(self):
        super().__init__({"accept": ",".join(f"image/{kind.lower()}" for kind in EXTENSIONS)})


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
                refused.append((file.name, " ".join(error.messages)))
        return taken, refused


class UploadForm(forms.Form):
    """New pictures with what they have in common; their own words are asked for one by one afterwards."""

    pictures = SeveralPictures(label=gettext_lazy("Pictures"))
    credit = forms.CharField(
        label=gettext_lazy("Credit"),
        max_length=160,
        required=False,
        widget=TextInput,
        help_text=gettext_lazy("Photographer or source, as it is to stand under the picture."),
    )
    licence = forms.ChoiceField(label=gettext_lazy("Licence"), choices=Asset.Licence.choices, widget=Select)


class AssetForm(forms.ModelForm):
    """One picture's words and focal point."""

    class Meta:
        model = Asset
        fields = ["name", "alt_tr", "alt_fr", "decorative", "credit", "licence", "focus_x", "focus_y"]


class PicturePicker(OwnTemplate, forms.NumberInput):
    """A foreign key to a picture: its preview, a dialog to choose another, and a plain number without script."""

    template_name = "admin/desk/picture_picker.html"

    class Media:
        js = ["js/desk/library.js"]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        number = whole_number(str(value or ""))
        asset = Asset.objects.filter(pk=number).first() if number else None
        context["asset"] = asset
        context["preview"] = preview(asset)
        context["library"] = reverse("desk-library")
        return context


def preview(asset):
    """A small picture for the desk, with its name; "" for none."""
    if asset is None:
        return ""
    return picture(asset, "desk", alt=asset.alt_tr or asset.alt_fr or "") or format_html("<span>{}</span>", asset)
