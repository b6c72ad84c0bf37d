"""How people come in and go out: one door, no word about who has an account, no way past it (checklist A1, A5-A8)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from korner.accounts.models import User
from tests.accounts.door import DOOR, is_in, link_in, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_by_name_or_by_e_mail(client):
    person = UserFactory(role="journalist")
    assert sign_in(client, person)["Location"] == "/admin/"
    assert is_in(client)
    other = Client()
    assert sign_in(other, person.email)["Location"] == "/admin/"
    assert is_in(other)


def test_the_admins_own_sign_in_leads_to_the_one_door(client):
    response = client.get("/admin/login/?next=/admin/articles/article/")
    assert response.status_code == 302
    assert response["Location"].startswith(DOOR)


def test_whoever_is_in_opens_no_other_account_by_the_admins_own_sign_in(client, staff):
    """It would count no guesses and ask for no second factor."""
    person, chief = staff("journalist"), UserFactory(role="chief")
    for password in ("a guess", PASSWORD):
        response = client.post("/admin/login/", {"username": chief.username, "password": password})
        assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.parametrize(
    "target", ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", "https:evil.test"]
)
def test_signing_in_never_leads_to_another_site(target, client):
    person = UserFactory(role="journalist")
    response = sign_in(client, person, next=target)
    assert "evil" not in response["Location"]
    assert "javascript" not in response["Location"]


def test_signing_in_leads_to_the_page_that_was_asked_for(client):
    person = UserFactory(role="journalist")
    assert sign_in(client, person, next="/admin/articles/article/")["Location"] == "/admin/articles/article/"


def test_the_session_is_a_new_one_after_signing_in(client):
    person = UserFactory(role="journalist")
    client.get(DOOR)
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["korner_desk"] = session.session_key
    sign_in(client, person)
    assert client.session.session_key != session.session_key


def error_of(response):
    return [str(error) for error in response.context["form"].non_field_errors()]


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client):
    person = UserFactory(role="journalist")
    wrong = sign_in(client, person, "not-the-password")
    unknown = sign_in(client, "nobody-of-this-name", "not-the-password")
    assert error_of(wrong) == error_of(unknown) != []


def test_guessing_is_stopped_after_a_few_tries(client):
    person = UserFactory(role="journalist")
    for _try in range(6):
        sign_in(client, person, "not-the-password")
    refused = sign_in(client, person)
    assert refused.status_code in (200, 429)
    assert not is_in(client)


def test_asking_to_sign_out_asks_first_and_signs_out_by_post_only(client, staff):
    staff("editor")
    for path in ("/admin/logout/", "/admin/hesap/logout/"):
        assert client.get(path).status_code == 200
        assert is_in(client)
    cookie = client.cookies["korner_desk"].value
    assert client.post("/admin/logout/").status_code == 302
    client.cookies["korner_desk"] = cookie
    assert not is_in(client)


def test_a_changed_password_ends_the_other_sessions(client):
    person = UserFactory(role="journalist")
    other = Client()
    sign_in(client, person)
    sign_in(other, person)
    new = "another-long-password"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    person.refresh_from_db()
    assert person.check_password(new)
    assert not is_in(other)


def test_an_account_that_is_closed_is_out_at_once(client, staff):
    person = staff("journalist")
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert not is_in(client)


def test_nobody_makes_himself_an_account(client):
    form = {"username": "intruder", "email": "a@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert client.get(reverse("account_signup")).status_code == 200
    client.post(reverse("account_signup"), form)
    assert not User.objects.exists()


def test_asking_for_a_new_password_tells_nothing_of_who_has_an_account(client, post):
    person = UserFactory(role="journalist")
    answers = []
    with post() as letters:
        for address in (person.email, "nobody@example.org"):
            with CaptureQueriesContext(connection) as queries:
                response = client.post(reverse("account_reset_password"), {"email": address})
            answers.append((response.status_code, response["Location"], len(queries)))
    assert answers[0] == answers[1]
    assert [letter.to for letter in letters] == [[person.email]]


def test_the_letter_for_a_new_password_leads_to_one_once_and_to_no_session(client, post):
    person = UserFactory(role="journalist", language="fr")
    with post() as letters:
        client.post(reverse("account_reset_password"), {"email": person.email.upper()})
    path = link_in(letters[0])
    new = "another-long-password"
    form = client.get(path, follow=True)
    address = form.request["PATH_INFO"]
    client.post(address, {"password1": new, "password2": new})
    person.refresh_from_db()
    assert person.check_password(new)
    assert not is_in(client)
    assert "password1" not in Client().get(path, follow=True).content.decode()


def test_a_closed_account_gets_no_letter_and_the_same_words_at_the_door(client, post):
    person = UserFactory(role="journalist", is_active=False)
    with post() as letters:
        client.post(reverse("account_reset_password"), {"email": person.email})
    assert letters == []
    assert error_of(sign_in(client, person)) == error_of(sign_in(client, "nobody-of-this-name"))


def test_a_short_or_common_password_is_refused(client, staff):
    person = staff("journalist")
    for password in ("short1", "1234567890"):
        client.post(
            reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": password, "password2": password}
        )
        person.refresh_from_db()
        assert person.check_password(PASSWORD)


def test_somebody_without_the_desk_gets_no_page_of_it(client):
    person = UserFactory(is_staff=False)
    sign_in(client, person)
    assert client.get("/admin/articles/article/").status_code in (302, 403)


def test_staff_sets_up_a_second_factor_before_anything_else_where_it_is_required(client, staff, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    staff("editor")
    for path in (
        "/admin/",
        "/admin/articles/article/",
        "/admin/pictures/library/",
        "/admin/my-account/",
        "/admin/audit/",
    ):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))


def test_the_demo_accounts_are_shown_by_the_demo_alone(client, settings):
    from korner.accounts.demo import PASSWORD as DEMO_PASSWORD

    assert DEMO_PASSWORD not in client.get(DOOR).content.decode()
    settings.DEMO = True
    assert DEMO_PASSWORD in client.get(DOOR).content.decode()
