"""The forms before the desk's door: a forgotten password, an invitation."""

from allauth.account.fields import EmailField
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from korner.accounts.letters import new_password
from korner.accounts.models import User
from korner.tasks import enqueue

NAME_TAKEN = _("Somebody has this user name already; take another.")


class ForgottenForm(forms.Form):
    """Where the letter with a new link goes. Whether anybody has this address is looked up after the answer."""

    email = EmailField(required=True)

    def save(self, request, **kwargs):
        address = self.cleaned_data["email"]
        enqueue(new_password, address, get_language())
        return address


class NewAccountForm(forms.Form):
    """User name and password of somebody who was invited; `for_account` (User) has his name already."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("Letters, digits and the signs . - _ @ +, for example the first name."),
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password1 = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least 10 signs. A sentence is a good one."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("New password, once more"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        if invitation.account_id:
            del self.fields["username"]

    def clean_username(self):
        name = self.cleaned_data["username"].strip()
        User._meta.get_field("username").run_validators(name)
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError(NAME_TAKEN)
        return name

    def clean(self):
        given = super().clean()
        first, second = given.get("password1"), given.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("This is not the same password as above."))
        elif first:
            try:
                validate_password(first, self.somebody(given))
            except ValidationError as error:
                self.add_error("password1", error)
        return given

    def somebody(self, given):
        """The person as the rules for passwords ask: it must not be like his name or address."""
        invitation = self.invitation
        return invitation.account or User(
            username=given.get("username", ""),
            first_name=invitation.first_name,
            last_name=invitation.last_name,
            email=invitation.email,
        )


class Named:
    """A form of the library whose field `name` has no words of its own in our languages."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].widget.attrs["maxlength"] = 100


class PasskeyForm(Named, AddWebAuthnForm):
    """A new passkey."""


class PasskeyNameForm(Named, EditWebAuthnForm):
    """Another name for a passkey."""
