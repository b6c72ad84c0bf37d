"""What the audit hears by itself: who came in, who was refused, and what happened to accounts."""

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from korner.accounts.finding import person_called
from korner.accounts.signals import happened
from korner.desk.audit import note


def connect():
    """Begin to listen; called once, when the app is ready."""
    happened.connect(account_matter, dispatch_uid="korner.desk.audit.account")
    user_login_failed.connect(refused, dispatch_uid="korner.desk.audit.refused")
    verbs = [
        (user_logged_in, "signed-in"),
        (user_logged_out, "signed-out"),
        (password_changed, "password-changed"),
        (password_set, "password-changed"),
        (password_reset, "password-changed"),
        (authentication_failed, "factor-refused"),
        (authenticator_added, "factor-added"),
        (authenticator_removed, "factor-removed"),
        (authenticator_reset, "codes-made"),
    ]
    for signal, verb in verbs:
        signal.connect(Ear(verb), weak=False, dispatch_uid=f"korner.desk.audit.{verb}")


class Ear:
    """Notes `verb` for the person of a signal of the sign-in library, about his own account."""

    def __init__(self, verb):
        self.verb = verb

    def __call__(self, sender, request=None, user=None, authenticator=None, **kwargs):
        if user is not None and user.pk:
            words = getattr(authenticator, "type", "") or ""
            note(user, self.verb, user, words, request=request)


def account_matter(sender, person, verb, thing, words, request, **kwargs):
    note(person, verb, thing, words)


def refused(sender, credentials, request=None, **kwargs):
    """What was typed is not kept: it may be a password in the wrong field. The account it meant is."""
    meant = person_called(credentials.get("username") or credentials.get("email") or "")
    note(None, "sign-in-refused", meant, request=request)
