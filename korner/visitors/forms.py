"""What every form of readers has: the token, a field that only machines fill in, and texts without tricks."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from korner.text.cleaning import clean_line, clean_text
from korner.visitors import tokens

TRAP = "website"
MOST_MARKS = 3  # combining marks on one letter; no writing of our readers has more


def without_towers(text):
    """`text` with at most MOST_MARKS combining marks on a letter: "zalgo" would run over the lines around it."""
    kept, marks = [], 0
    for sign in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


class CleanLine(forms.CharField):
    """One line that readers type: cleaned before its length is judged."""

    def to_python(self, value):
        return without_towers(clean_line(super().to_python(value) or ""))


class CleanText(forms.CharField):
    """Several lines that readers type: cleaned before their length is judged."""

    widget = forms.Textarea

    def to_python(self, value):
        text = without_towers(clean_text(super().to_python(value) or ""))
        return re.sub(r"[ \t]+\n", "\n", text).strip()


class ReaderForm(forms.Form):
    """A form of readers. After `is_valid()`, `visitor` says who sent it and `trapped` whether a machine filled in the trap.

    A form without a good token is not valid, and says so in words that help: it was open for too long.
    """

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False, max_length=200)

    use_required_attribute = False  # the page says what is missing, in the reader's language
    error_css_class = "wrong"

    def __init__(self, request, data=None, files=None, **kwargs):
        self.request = request
        self.visitor = None
        super().__init__(data, files, **kwargs)
        self.fields["token"].initial = tokens.issue(request)

    def clean(self):
        cleaned = super().clean()
        try:
            self.visitor = tokens.read(self.request, cleaned.get("token"))
        except tokens.TokenProblem:
            # The form comes back with a new token and all that was typed: sending it once more is enough.
            self.data = self.data.copy()
            self.data["token"] = tokens.issue(self.request)
            raise forms.ValidationError(
                _("This form was open for too long. Nothing is lost: please send it once more."), code="token"
            ) from None
        return cleaned

    @property
    def trapped(self):
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get(TRAP))

    def shown_fields(self):
        """The fields a reader sees, in their order."""
        return [field for field in self.visible_fields() if field.name != TRAP]

    def first_wrong(self):
        """The first field with a mistake, or None: the page puts the cursor there."""
        return next((field for field in self.shown_fields() if field.errors), None)
