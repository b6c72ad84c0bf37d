"""The short forms of owners: claim an entry, ask for a link, go to another address, press a button."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.visitors.forms import CleanText, ReaderForm
from widgets.directory.owning.fields import TOO_LONG, EmailField, PhonesField, untrimmed
from widgets.directory.owning.models import WORDS_LENGTH


class ButtonForm(ReaderForm):
    """A form that is nothing but a button."""


class DeleteForm(ReaderForm):
    """The word that all of it is to go."""

    sure = forms.BooleanField(
        label=gettext_lazy("Yes, delete my firm"),
        error_messages={"required": gettext_lazy("Please tick this box: what is deleted does not come back.")},
    )


class LinkForm(ReaderForm):
    """The address an owner gave."""

    owner_email = EmailField(
        label=gettext_lazy("Your e-mail"),
        help_text=gettext_lazy("The address you gave when you added or claimed your firm."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner_email"].error_messages["required"] = _("Please give the address: the link goes there.")


class AddressForm(ReaderForm):
    """The address to which the links to an entry are to go."""

    owner_email = EmailField(
        label=gettext_lazy("New e-mail"),
        help_text=gettext_lazy("Never shown. We send a letter there; only when it is answered do the links go there."),
        error_messages={"required": gettext_lazy("Please give an e-mail address: the letter goes there.")},
    )

    def __init__(self, request, firm, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.firm = firm

    def clean_owner_email(self):
        email = self.cleaned_data["owner_email"]
        if email == self.firm.owner_email:
            raise ValidationError(_("The links go to this address already."))
        return email


class ClaimForm(ReaderForm):
    """Somebody says that an entry is his firm's."""

    words = CleanText(
        label=gettext_lazy("How can we tell that it is your firm?"),
        max_length=WORDS_LENGTH,
        help_text=gettext_lazy("For example: my address is on our web site; my name stands at the Crossroads Bank."),
        error_messages={
            "required": gettext_lazy("Please write in a sentence how we can tell."),
            "max_length": TOO_LONG,
        },
        widget=forms.Textarea({"rows": 4}),
    )
    phone = PhonesField(
        label=gettext_lazy("Telephone on which we reach you"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Never shown; we call only where something is unclear."),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    owner_email = EmailField(
        label=gettext_lazy("Your e-mail"),
        help_text=gettext_lazy("Never shown. We send a letter there, which you answer by a press."),
        error_messages={"required": gettext_lazy("Please give an e-mail address: the letter goes there.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            untrimmed(field)

    def clean_phone(self):
        return next(iter(self.cleaned_data["phone"]), "")
