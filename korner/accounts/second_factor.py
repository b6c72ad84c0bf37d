"""What the second factor keeps, and who still has to set one up."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

MARK = "fernet:"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def lock():
    """The lock of stored secrets, made of SECRET_KEY; keys of SECRET_KEY_FALLBACKS still open it."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"second factor:{key}".encode()).digest())) for key in keys])


def missing(person):
    """Whether this person must set up a second factor before he goes on. Recovery codes alone are none."""
    return settings.SECOND_FACTOR_REQUIRED and person.is_authenticated and not is_mfa_enabled(person, FACTORS)


def take_away(person):
    """Take every factor and recovery code from `person`; returns how many there were."""
    return Authenticator.objects.filter(user=person).delete()[0]


class StaffMFAAdapter(DefaultMFAAdapter):
    """Secrets lie encrypted in the database: a copy of it alone opens no account."""

    def encrypt(self, text):
        return MARK + lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        if not encrypted_text.startswith(MARK):
            return encrypted_text  # written before secrets were locked
        return lock().decrypt(encrypted_text.removeprefix(MARK).encode()).decode()

    def get_totp_issuer(self):
        """What the app on the telephone calls us."""
        return urlsplit(settings.SITE_URL).hostname
