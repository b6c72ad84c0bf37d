"""How the staff sign in: by allauth, and only people who were given an account."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal import ratelimit
from allauth.mfa.utils import is_mfa_enabled

from korner.accounts.guessing import counted_as


class StaffAdapter(DefaultAccountAdapter):
    """No sign-up from outside; after signing in or out one stays at the desk; guesses are counted our way."""

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """The reader's address as TrustedProxyMiddleware has settled it."""
        return request.META.get("REMOTE_ADDR", "")

    def login(self, request, user):
        """After the password. Who still has to set up a second factor is not asked for the same password again."""
        super().login(request, user)
        if not is_mfa_enabled(user):
            record_authentication(request, user, method="password", reauthenticated=True)

    def pre_authenticate(self, request, **credentials):
        """Count this try; refuse it when there were too many."""
        action, key = counted_as(request, credentials.get("email") or credentials.get("username") or "")
        self._login_failed_rl_usage = ratelimit.consume(request, app="allauth.account", action=action, key=key)
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def _delete_login_attempts_cached_email(self, request, **credentials):
        """Whoever set a new password by letter is not held up by guesses at the old one."""
        action, key = counted_as(request, credentials.get("email") or "")
        ratelimit.clear(request, app="allauth.account", action=action, key=key)
