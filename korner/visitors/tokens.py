"""Who is acting? A random id inside the signed token that a form fetches when it is opened.

Somebody who only reads, or opens a form and leaves, gets no cookie: the act itself turns the id into one.
"""

import secrets
import time
from dataclasses import dataclass

from django.conf import settings
from django.core import signing

SALT = "korner.visitors"
COOKIE = "korner_reader"  # the id, for the server alone
MARK = "korner_acted"  # says to a script that there may be something of one's own to fetch
COOKIE_AGE = 180 * 24 * 3600
TOKEN_AGE = 24 * 3600
ID_BYTES = 16


class TokenProblem(Exception):
    """The form carries no token, one that is too old, or one the paper has not made."""


@dataclass(frozen=True)
class Visitor:
    """Somebody who acts: a random `id`, whether he came back with his cookie, and when he opened the form (seconds)."""

    id: str
    known: bool
    opened_at: float

    @property
    def seconds_open(self):
        """For how long the form has been open."""
        return max(0.0, time.time() - self.opened_at)


def known_id(request):
    """The id of the request's own cookie, or "" when it has none that the paper made."""
    try:
        return signing.Signer(salt=SALT).unsign(request.COOKIES.get(COOKIE, ""))
    except signing.BadSignature:
        return ""


def issue(request):
    """A token for a form that is being opened: the id of the visitor's cookie, or a new one."""
    who = known_id(request) or secrets.token_urlsafe(ID_BYTES)
    return signing.dumps({"v": who, "at": int(time.time())}, salt=SALT)


def read(request, token):
    """The Visitor of a form that was sent with `token`. His cookie counts more than the token. Raises TokenProblem."""
    try:
        said = signing.loads(token or "", salt=SALT, max_age=TOKEN_AGE)
        who, opened_at = str(said["v"]), float(said["at"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise TokenProblem from None
    known = known_id(request)
    return Visitor(known or who, bool(known), opened_at)


def remember(response, visitor):
    """Let the browser come back as `visitor`; called for an answer to an act, and for nothing else."""
    same = {
        "max_age": COOKIE_AGE,
        "path": "/",
        "secure": settings.SECURE,
        "samesite": "Lax",
    }
    response.set_cookie(COOKIE, signing.Signer(salt=SALT).sign(visitor.id), httponly=True, **same)
    response.set_cookie(MARK, "1", **same)
    return response
