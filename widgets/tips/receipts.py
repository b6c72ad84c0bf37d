"""The number by which a sender asks what became of his tip: four times four letters, known to him alone.

It is made of the secret that the form carried, so that the same form sent twice gets the same number and is one tip; the
paper keeps a hash of it. Letters that are taken for one another (I, L, O, U) are left out.
"""

import hashlib
import hmac
import re

from django.conf import settings

from korner.visitors.sending import Sending

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, OF = 4, 4
SENDING = Sending("widgets.tips.sending")
NO_LETTER = re.compile(r"[\s.,\-–—_/]+")


def draft_of(secret):
    """What stands in the database for pictures sent with a form that is not whole yet."""
    return hashlib.sha256(f"draft {secret}".encode()).hexdigest()


def receipt_of(secret):
    """The receipt of the form with `secret`, e.g. "BKRT-HHXA-PQDE-ZZMC"."""
    number = int.from_bytes(keyed(settings.SECRET_KEY, f"receipt {secret}"), "big")
    letters = []
    for _place in range(GROUPS * OF):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "-".join("".join(letters[at : at + OF]) for at in range(0, GROUPS * OF, OF))


def keyed(key, words):
    """HMAC-SHA-256 of `words` under one of the house's keys."""
    return hmac.new(f"widgets.tips {key}".encode(), words.encode(), hashlib.sha256).digest()


def kept(receipt):
    """What is kept of a receipt."""
    return keyed(settings.SECRET_KEY, read(receipt)).hex()


def known_as(receipt):
    """All under which a receipt may be kept: the house's key may have been changed since."""
    return [keyed(key, read(receipt)).hex() for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def read(typed):
    """The letters of a receipt as somebody typed them: small or capital, with or without strokes between."""
    return NO_LETTER.sub("", typed).upper()


def is_receipt(typed):
    """Whether `typed` has the shape of a receipt."""
    letters = read(typed)
    return len(letters) == GROUPS * OF and set(letters) <= set(LETTERS)
