"""The forms of accounts: one's own, and those the chief fills in."""

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from korner.accounts.models import User
from korner.accounts.roles import ROLES
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


class AccountForm(forms.ModelForm):
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


class PersonForm(UserChangeForm):
    """A person's account as the chief sees it: no password, no hash of one."""

    groups = RoleField(required=False)
    password = None

    def __init__(self, *args, **kwargs):
        # The parent decorates the password field, which is never shown here.
        forms.ModelForm.__init__(self, *args, **kwargs)


class NewPersonForm(UserCreationForm):
    """A new account with its roles."""

    groups = RoleField(required=False)


class PasswordForm(AdminPasswordChangeForm):
    """A new password set by the chief."""
