"""Is it the right password? Asked once, and as long for a name that nobody has as for one of ours."""

from allauth.account.auth_backends import AuthenticationBackend

from korner.accounts.finding import person_called


class StaffBackend(AuthenticationBackend):
    """Sign-in by name or e-mail address.

    The library's own backend checks the password twice for a known address and once for an unknown one, which a clock can
    tell; and it answers a closed account in words of its own. Here both are like any wrong password.
    """

    def _authenticate(self, request, **credentials):
        person = person_called(credentials.get("username") or credentials.get("email"))
        return self._check_password(person, credentials.get("password") or "")

    def _check_password(self, person, password):
        if person is None:
            return None  # the parent then spends the time of a check
        self._did_check_password = True
        right = person.check_password(password)
        return person if right and self.user_can_authenticate(person) else None
