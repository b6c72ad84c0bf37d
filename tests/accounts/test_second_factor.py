"""The second factor: asked of everybody but in a demo, set up at the first sign-in, and never got around."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

from tests.accounts.door import SECRET, app_for, code, factors, give_code, is_in, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def person():
    return UserFactory(role="editor")


def test_the_password_alone_opens_nothing_once_there_is_a_second_factor(client, person):
    app_for(person)
    assert sign_in(client, person)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    give_code(client, code())
    assert is_in(client)


def test_a_wrong_code_opens_nothing(client, person):
    app_for(person)
    sign_in(client, person)
    assert give_code(client, "000000").status_code == 200
    assert not is_in(client)


def test_a_code_works_once(client, person):
    app_for(person)
    digits = code()
    sign_in(client, person)
    give_code(client, digits)
    other = Client()
    sign_in(other, person)
    give_code(other, digits)
    assert (is_in(client), is_in(other)) == (True, False)


def test_a_recovery_code_opens_the_desk_once(client, person):
    app_for(person)
    spare = RecoveryCodes.activate(person).get_unused_codes()[0]
    sign_in(client, person)
    give_code(client, spare)
    other = Client()
    sign_in(other, person)
    give_code(other, spare)
    assert (is_in(client), is_in(other)) == (True, False)


def test_setting_up_the_app_gives_recovery_codes_and_opens_the_desk(client, person, post):
    sign_in(client, person)
    page = client.get(reverse("mfa_activate_totp"))
    with post() as letters:
        done = client.post(reverse("mfa_activate_totp"), {"code": code(page.context["form"].secret)})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert len(client.get(done["Location"]).context["unused_codes"]) == 10
    assert factors(person) == {"totp", "recovery_codes"}
    assert is_in(client)
    assert letters


def test_a_session_from_before_the_second_factor_ends_when_it_is_set_up_elsewhere(client, person, post):
    thief = Client()
    sign_in(thief, person)
    sign_in(client, person)
    page = client.get(reverse("mfa_activate_totp"))
    with post():
        client.post(reverse("mfa_activate_totp"), {"code": code(page.context["form"].secret)})
    assert (is_in(client), is_in(thief)) == (True, False)


def test_recovery_codes_alone_are_no_second_factor(client, person):
    RecoveryCodes.activate(person)
    sign_in(client, person)
    assert not is_in(client)


def test_whoever_gives_his_only_factor_up_sets_up_a_new_one_at_once(client, person):
    app_for(person)
    sign_in(client, person)
    give_code(client, code())
    Authenticator.objects.filter(user=person).delete()
    assert client.get("/admin/")["Location"] == reverse("mfa_activate_totp")


def test_the_demo_asks_for_none(client, person, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    sign_in(client, person)
    assert is_in(client)


def test_the_secret_lies_locked_in_the_database(person):
    stored = app_for(person)
    assert SECRET not in str(Authenticator.objects.get(pk=stored.pk).data)
    assert stored.wrap().validate_code(code())


def test_a_secret_written_before_there_was_a_lock_still_works(person):
    stored = Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": SECRET})
    assert stored.wrap().validate_code(code())


def test_a_new_key_of_the_house_still_opens_what_the_old_one_locked(person, settings):
    stored = app_for(person)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new key of the house, long enough"
    assert stored.wrap().validate_code(code())


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"])
def test_its_pages_are_for_people_who_are_signed_in(name, client):
    assert client.get(reverse(name))["Location"].startswith("/admin/hesap/login/")


def test_nobody_touches_the_passkey_of_a_colleague(client, person):
    other = UserFactory(role="editor")
    key = Authenticator.objects.create(user=other, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    app_for(person)
    sign_in(client, person)
    give_code(client, code())
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.post(reverse(name, args=[key.pk]), {"name": "y"}).status_code == 404
    assert Authenticator.objects.get(pk=key.pk).data == {"name": "x"}
