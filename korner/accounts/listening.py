"""What follows from signing in and from changed passwords and factors: sessions are written down or ended, letters sent."""

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out

from korner.accounts import sessions
from korner.accounts.letters import tell_change
from korner.accounts.models import SignedIn


def connect():
    """Begin to listen; called once, when the app is ready."""
    wiring = [
        (user_logged_in, signed_in),
        (user_logged_out, signed_out),
        (password_changed, password_is_new),
        (password_set, password_is_new),
        (password_reset, password_is_new),
        (authenticator_added, factor_added),
        (authenticator_removed, factor_removed),
        (authenticator_reset, codes_are_new),
    ]
    for signal, listener in wiring:
        signal.connect(listener, dispatch_uid=f"korner.accounts.{listener.__name__}")


def signed_in(sender, request, user, **kwargs):
    if request is not None and hasattr(request, "session"):
        sessions.begin(request, user)


def signed_out(sender, request, user, **kwargs):
    key = getattr(getattr(request, "session", None), "session_key", None)
    if key:
        SignedIn.objects.filter(session_key=key).delete()


def password_is_new(sender, request, user, **kwargs):
    """The other sessions are dead already, for they bear a hash of the old password: their rows go, too."""
    sessions.end(user, but=request.session.session_key)
    tell_change(user, "password")


def factor_added(sender, request, user, **kwargs):
    """A session that began before there was a second factor never showed one: only this one goes on."""
    sessions.end(user, but=request.session.session_key)
    tell_change(user, "factor-added")


def factor_removed(sender, request, user, **kwargs):
    tell_change(user, "factor-removed")


def codes_are_new(sender, request, user, **kwargs):
    tell_change(user, "codes")
