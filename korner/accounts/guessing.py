"""Who may try a password again? Guesses are counted for each address and each account, without shutting its owner out.

A browser in which a person was signed in bears a signed cookie that names his account. Its failures are counted apart, so
that somebody who guesses elsewhere uses up the tries of strangers only (OWASP calls it a device cookie).
"""

import secrets

from django.conf import settings
from django.core import signing

from korner.accounts.finding import person_called

KNOWN_COOKIE = "korner_desk_known"
SALT = "korner.accounts.known-browser"
A_YEAR = 31_536_000


def known_browser(request, person):
    """The name of this browser if `person` was signed in in it before, else ""."""
    try:
        value = signing.loads(request.COOKIES.get(KNOWN_COOKIE, ""), salt=SALT, max_age=A_YEAR)
    except signing.BadSignature:
        return ""
    known = isinstance(value, list) and len(value) == 2 and person is not None and value[0] == person.pk
    return str(value[1]) if known else ""


def remember_browser(request, response):
    """Let the browser of the person who is signed in be known the next time."""
    response.set_cookie(
        KNOWN_COOKIE,
        signing.dumps([request.user.pk, secrets.token_urlsafe(9)], salt=SALT),
        max_age=A_YEAR,
        path=settings.DESK_PREFIX,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def counted_as(request, login):
    """(which limit holds, whose tries are counted) for a guess at `login`, a name or address as it was typed.

    The limits are those of ACCOUNT_RATE_LIMITS. Name and address of one account share one count.
    """
    person = person_called(login)
    if person is None:
        return "login_failed", f"nobody:{login.strip().lower()[:300]}"
    browser = known_browser(request, person)
    if browser:
        return "login_failed_known", f"account:{person.pk}:{browser}"
    return "login_failed", f"account:{person.pk}"
