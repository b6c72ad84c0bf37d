"""The part of a reader's form by which pictures are sent; what is kept of them, sent.py knows."""

from django import forms
from django.utils.translation import ngettext

from korner.images.intake import EXTENSIONS
from korner.text.numbers import whole_number

KINDS = ",".join(f"image/{kind.lower()}" for kind in EXTENSIONS)  # a telephone turns its own kind into one of these


class SeveralFiles(forms.ClearableFileInput):
    """A plain file input for several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/input.html"

    def __init__(self):
        super().__init__({"accept": KINDS})


class SeveralPictures(forms.FileField):
    """The files that were chosen, as a list; the form looks into them."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        return [file for file in (data if isinstance(data, list | tuple) else [data]) if file]


class KeepsPictures:
    """A form with pictures of which some have come before: `kept` are these, `left_out` what the sender took out again."""

    def leave_out(self):
        """Take out of `kept` what the sender left out."""
        numbers = {whole_number(number) for number in self.data.getlist("leave_out")}
        self.left_out = {picture.pk for picture in self.kept} & numbers
        self.kept = [picture for picture in self.kept if picture.pk not in self.left_out]

    @property
    def kept_words(self):
        """How many pictures are with us already, in words."""
        number = len(self.kept)
        return ngettext("%d picture has reached us.", "%d pictures have reached us.", number) % number
