"""How the staff sign in: by allauth, and only people who were given an account."""

from allauth.account.adapter import DefaultAccountAdapter


class StaffAdapter(DefaultAccountAdapter):
    """No sign-up from outside; after signing in or out one stays at the desk."""

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """The reader's address as TrustedProxyMiddleware has settled it."""
        return request.META.get("REMOTE_ADDR", "")
