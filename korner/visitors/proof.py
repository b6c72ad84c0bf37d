"""A proof of work in ALTCHA's protocol (version 2): a browser that is suspected computes for a second before it is believed.

The challenge is signed, ends after some minutes and counts once. It is solved by our own script (static/js/proof.js), on our
own host; nobody is asked to read distorted letters.
"""

import hashlib
import time

import altcha
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

FIELD = "altcha"
ALGORITHM = "PBKDF2/SHA-256"
LASTS = 10 * 60  # seconds
LONGEST = 4000  # letters of a payload


def secret():
    """The key that signs challenges; it follows SECRET_KEY."""
    return salted_hmac("korner.visitors.proof", "altcha", algorithm="sha256").hexdigest()


def challenge():
    """A new challenge as plain data, for the page that asks."""
    made = altcha.create_challenge(
        ALGORITHM, settings.PROOF_COST, expires_at=int(time.time()) + LASTS, hmac_secret=secret()
    )
    return made.to_dict()


def is_good(payload):
    """Whether `payload` (base64, from the form) solves a challenge of ours that was not used yet. It is used by being asked."""
    if not payload or len(payload) > LONGEST:
        return False
    try:
        found = altcha.Payload.from_base64(payload)
        if found.challenge.parameters.algorithm != ALGORITHM or not altcha.verify_solution(found, secret()).verified:
            return False
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return False  # nothing a browser of ours would send
    mark = hashlib.sha256(str(found.challenge.signature).encode()).hexdigest()[:32]
    return cache.add(f"proof:{mark}", 1, 2 * LASTS)
