"""How the tests come in: by name and password, by the code of an app, by the link of a letter."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from tests.factories import PASSWORD

DOOR = "/admin/hesap/login/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(client, person, password=PASSWORD, **more):
    """Post name and password; `person` is a User or what is typed."""
    login = person if isinstance(person, str) else person.username
    return client.post(DOOR, {"login": login, "password": password, **more})


def is_in(client):
    return client.get("/admin/").status_code == 200


def link_in(letter):
    """The path of the link in a letter."""
    return re.search(r"https?://[^/\s]+(/admin/hesap/\S+)", letter.body)[1]


def app_for(person):
    """Set up an app for codes for `person`."""
    return TOTP.activate(person, SECRET).instance


def code(secret=SECRET):
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def give_code(client, digits):
    return client.post(reverse("mfa_authenticate"), {"code": digits})


def factors(person):
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
