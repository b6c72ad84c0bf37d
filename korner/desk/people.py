"""The forms of accounts: one's own, and those the chief fills in."""

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from korner.accounts import author_pages
from korner.accounts.finding import address_taken
from korner.accounts.leaving import LAST_CHIEF, is_last_chief
from korner.accounts.models import User
from korner.accounts.roles import CHIEF, ROLES
from korner.desk.base import AdminPasswordChangeForm, Select, Switch, TextInput, UserChangeForm, UserCreationForm

ROLE_NAMES = {
    "journalist": _("Journalist"),
    "translator": _("Translator"),
    "editor": _("Editor"),
    "moderator": _("Moderator"),
    "chief": _("Chief editor"),
}


class RoleField(forms.ModelMultipleChoiceField):
    """The five roles, each in the desk's own words and in the order of the house."""

    def __init__(self, **kwargs):
        super().__init__(
            Group.objects.filter(name__in=ROLES).order_by("name"),
            widget=forms.CheckboxSelectMultiple,
            label=_("Roles"),
            help_text=_("What each role may do is written in the handbook."),
            **kwargs,
        )

    def label_from_instance(self, group):
        return ROLE_NAMES.get(group.name, group.name)


class OneAddress:
    """An address belongs to one account only: it is a way in, and letters with links go there."""

    def clean_email(self):
        address = self.cleaned_data["email"]
        if address and address_taken(address, by_other_than=self.instance):
            raise ValidationError(_("Another account has this e-mail address."))
        return address


class AccountForm(OneAddress, forms.ModelForm):
    """One's own account. Nothing here gives a right."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "language", "mail_notices"]
        widgets = {
            "first_name": TextInput,
            "last_name": TextInput,
            "email": TextInput({"type": "email"}),
            "language": Select,
            "mail_notices": Switch,
        }


class PersonForm(OneAddress, UserChangeForm):
    """A person's account as the chief sees it: no password, no hash of one."""

    groups = RoleField(required=False)
    password = None

    def __init__(self, *args, **kwargs):
        # The parent decorates the password field, which is never shown here.
        forms.ModelForm.__init__(self, *args, **kwargs)

    def clean_groups(self):
        roles = self.cleaned_data["groups"]
        if self.instance.pk and CHIEF not in {role.name for role in roles} and is_last_chief(self.instance):
            raise ValidationError(LAST_CHIEF)
        return roles


class NewPersonForm(OneAddress, UserCreationForm):
    """A new account with its roles."""

    groups = RoleField(required=False)


class PasswordForm(AdminPasswordChangeForm):
    """A new password set by the chief."""


class InvitationForm(forms.Form):
    """Who is asked to the desk, and as what."""

    email = forms.EmailField(label=_("e-mail address"), widget=TextInput({"type": "email", "autocomplete": "off"}))
    first_name = forms.CharField(label=_("first name"), max_length=150, widget=TextInput)
    last_name = forms.CharField(label=_("last name"), max_length=150, required=False, widget=TextInput)
    language = forms.ChoiceField(
        label=_("language of the desk"), choices=User.Language.choices, initial=User.Language.TURKISH, widget=Select
    )
    roles = RoleField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].error_messages["required"] = _("Choose at least one role.")
        pages = author_pages.free()
        if pages is not None:
            self.fields["author_page"] = forms.ModelChoiceField(
                pages,
                label=_("author page"),
                required=False,
                empty_label=_("none"),
                widget=Select,
                help_text=_("An author who has a page already: it becomes this person's, with all its stories."),
            )

    def clean_email(self):
        address = self.cleaned_data["email"].lower()
        if address_taken(address):
            raise ValidationError(_("Somebody with this address has an account already."))
        return address


class ComeBackForm(forms.Form):
    """Where the letter goes to somebody who comes back."""

    email = forms.EmailField(label=_("e-mail address"), widget=TextInput({"type": "email", "autocomplete": "off"}))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, initial={"email": person.email}, **kwargs)
        self.person = person

    def clean_email(self):
        address = self.cleaned_data["email"]
        if address_taken(address, by_other_than=self.person):
            raise ValidationError(_("Another account has this e-mail address."))
        return address
