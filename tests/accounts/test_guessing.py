"""Guesses are limited for each address and each account, and nobody is shut out of his own browser by a stranger."""

import pytest
from django.contrib.auth.hashers import get_hasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.accounts.door import app_for, code, give_code, is_in, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def at(address, **more):
    return Client(REMOTE_ADDR=address, **more)


def words_of(response):
    return [str(error) for error in response.context["form"].non_field_errors()]


def test_an_account_guessed_from_many_addresses_is_closed_to_strangers_for_a_while(clock):
    clock.move_to("2026-03-02 10:00")
    person = UserFactory(role="journalist")
    for number in range(5):
        sign_in(at(f"192.0.2.{number}"), person, "wrong")
    stranger = at("198.51.100.7")
    sign_in(stranger, person)
    assert not is_in(stranger)
    clock.move_to("2026-03-02 10:06")
    sign_in(stranger, person)
    assert is_in(stranger)


def test_its_owner_still_comes_in_with_a_browser_he_was_signed_in_in():
    person = UserFactory(role="journalist")
    own = at("203.0.113.5")
    sign_in(own, person)
    own.get("/admin/")
    own.post("/admin/logout/")
    for number in range(8):
        sign_in(at(f"192.0.2.{number}"), person, "wrong")
    sign_in(own, person)
    assert is_in(own)


def test_in_a_known_browser_guesses_are_limited_too():
    person = UserFactory(role="journalist")
    own = at("203.0.113.5")
    sign_in(own, person)
    own.get("/admin/")
    own.post("/admin/logout/")
    for _try in range(5):
        sign_in(own, person, "wrong")
    sign_in(own, person)
    assert not is_in(own)


@pytest.mark.parametrize("value", ["x", "1:nonce", "", "a" * 5000])
def test_a_cookie_made_by_hand_makes_no_browser_known(value):
    person = UserFactory(role="journalist")
    for number in range(5):
        sign_in(at(f"192.0.2.{number}"), person, "wrong")
    forger = at("198.51.100.7")
    forger.cookies["korner_desk_known"] = value
    sign_in(forger, person)
    assert not is_in(forger)


def test_the_cookie_of_one_person_makes_no_browser_known_for_another():
    person, colleague = UserFactory(role="journalist"), UserFactory(role="journalist")
    colleagues = at("203.0.113.5")
    sign_in(colleagues, colleague)
    colleagues.get("/admin/")
    colleagues.post("/admin/logout/")
    for number in range(5):
        sign_in(at(f"192.0.2.{number}"), person, "wrong")
    sign_in(colleagues, person)
    assert not is_in(colleagues)


def test_name_and_address_of_one_account_share_their_tries():
    person = UserFactory(role="journalist")
    for number in range(3):
        sign_in(at(f"192.0.2.{number}"), person, "wrong")
    for number in range(3, 5):
        sign_in(at(f"192.0.2.{number}"), person.email.upper(), "wrong")
    stranger = at("198.51.100.7")
    sign_in(stranger, person)
    assert not is_in(stranger)


def test_one_address_guessing_many_names_is_stopped_and_other_addresses_are_not():
    people = [UserFactory(role="journalist") for _number in range(11)]
    for person in people[:10]:
        sign_in(at("192.0.2.1"), person, "wrong")
    same, other = at("192.0.2.1"), at("198.51.100.7")
    sign_in(same, people[10])
    sign_in(other, people[10])
    assert (is_in(same), is_in(other)) == (False, True)


def test_a_name_nobody_has_is_counted_and_answered_like_one_of_ours():
    person = UserFactory(role="journalist")
    for name in (person.username, "nobody"):
        cache.clear()
        answers = [words_of(sign_in(at(f"192.0.2.{number}"), name, "wrong")) for number in range(6)]
        assert answers[0] == answers[4] != answers[5]
        if name == person.username:
            ours = answers
    assert answers == ours


@pytest.mark.parametrize("known", ["username", "email"])
def test_a_wrong_password_costs_as_many_hashes_for_a_name_nobody_has(known, monkeypatch):
    person = UserFactory(role="journalist")
    hasher, count = type(get_hasher()), []
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda *args, **kwargs: count.append(1) or encode(*args, **kwargs))
    spent = []
    for login in (getattr(person, known), "nobody@example.org" if known == "email" else "nobody"):
        count.clear()
        sign_in(Client(), login, "wrong")
        spent.append(len(count))
    assert spent[0] == spent[1] > 0


def test_codes_of_the_second_factor_are_not_guessed(clock):
    person = UserFactory(role="journalist")
    app_for(person)
    client = Client()
    sign_in(client, person)
    for number in range(6):
        give_code(client, f"{number:06}")
    give_code(client, code())
    assert not is_in(client)


def test_an_address_that_fits_two_accounts_opens_neither():
    UserFactory(email="same@example.org")
    UserFactory(email="SAME@example.org")
    client = Client()
    sign_in(client, "same@example.org", PASSWORD)
    assert not is_in(client)


@pytest.mark.parametrize("name", ["account_email", "account_set_password", "account_confirm_login_code"])
def test_pages_of_the_library_that_the_house_does_not_use_are_not_there(name):
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        reverse(name)
