"""How a result is set by hand at the desk: an address is pasted, the paper finds out what stands there."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from korner.search.models import PromotedResult
from korner.search.things import page_at, path_within, thing_at

web_address = URLValidator(schemes=["http", "https"])
MOST_LINES = 40


class PromotedForm(forms.ModelForm):
    """A result set by hand. Where a thing of the paper stands at the address, it is remembered and not its address."""

    class Meta:
        model = PromotedResult
        fields = ["language", "words", "address", "title", "note", "order", "starts", "ends"]

    def clean_words(self):
        words = self.cleaned_data["words"]
        if len(words.splitlines()) > MOST_LINES:
            raise ValidationError(_("At most %(number)s lines, please.") % {"number": MOST_LINES})
        return words

    def clean_address(self):
        """The path of a page of the paper, or the whole address of another site."""
        address = self.cleaned_data["address"].strip()
        path = path_within(address)
        if not path:
            web_address(address)
            return address
        if page_at(path) is None:
            raise ValidationError(_("The paper has no page at this address."))
        return address[address.index(path) :]

    def clean(self):
        cleaned = super().clean()
        address = cleaned.get("address")
        if not address:
            return cleaned
        path = path_within(address)
        self.instance.source, self.instance.object_id = thing_at(path) if path else ("", None)
        if not self.instance.source and not cleaned.get("title"):
            self.add_error("title", _("This address needs a title."))
        return cleaned
