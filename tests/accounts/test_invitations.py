"""How somebody gets an account: a chief writes, a letter comes, its link works once and for a week."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from authors.models import Author
from korner.accounts.inviting import NoInvitation, accept, find, hash_of
from korner.accounts.models import Invitation, User
from tests.accounts.door import is_in, link_in
from tests.factories import AuthorFactory, UserFactory

pytestmark = pytest.mark.django_db

FORM = "/admin/invitations/"
PASSWORD = "yagmurlu bir sabah"


def asked(**more):
    roles = more.pop("roles", ["journalist"])
    numbers = [Group.objects.get(name=name).pk for name in roles]
    words = {"email": "Ayse@example.org", "first_name": "Ayşe", "last_name": "Demir", "language": "fr"}
    return {**words, "roles": numbers, **more}


@pytest.fixture
def invited(client, staff, post):
    """A chief invites; returns the path of the link in the letter."""
    staff("chief")
    with post() as letters:
        client.post(FORM, asked())
    return link_in(letters[0])


def answer(path, client=None, **more):
    given = {"username": "ayse", "password1": PASSWORD, "password2": PASSWORD, **more}
    return (client or Client()).post(path, given)


def test_a_chief_invites_and_the_letter_speaks_the_language_of_whom_it_goes_to(client, staff, post):
    staff("chief", language="tr")
    with post() as letters:
        response = client.post(FORM, asked())
    assert response.status_code == 302
    assert [letter.to for letter in letters] == [["ayse@example.org"]]
    assert link_in(letters[0]).startswith("/admin/hesap/davet/")
    assert '<html lang="fr"' in Client().get(link_in(letters[0])).content.decode()


def test_the_link_makes_an_account_with_the_roles_of_the_letter_and_nothing_more(invited):
    visitor = Client()
    response = answer(
        invited, visitor, is_superuser="on", is_staff="", groups=Group.objects.get(name="chief").pk, email="x@evil.test"
    )
    assert response.status_code == 302
    person = User.objects.get(username="ayse")
    assert (person.email, person.language, person.roles) == ("ayse@example.org", "fr", {"journalist"})
    assert (person.is_superuser, person.is_staff, person.get_full_name()) == (False, True, "Ayşe Demir")
    assert is_in(visitor)


def test_after_the_password_the_second_factor_comes_before_anything_else(invited, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    visitor = Client()
    answer(invited, visitor)
    assert visitor.get("/admin/")["Location"] == reverse("mfa_activate_totp")
    assert visitor.get(reverse("mfa_activate_totp")).status_code == 200  # without asking for the password again


def test_a_used_an_old_a_withdrawn_and_an_invented_link_get_the_same_answer(clock, client, staff, post):
    clock.move_to("2026-03-02 10:00")
    staff("chief")
    paths = {}
    for name in ("used", "old", "withdrawn"):
        with post() as letters:
            client.post(FORM, asked(email=f"{name}@example.org"))
        paths[name] = link_in(letters[0])
    answer(paths["used"], username="kullanilan")
    letter = Invitation.objects.get(email="withdrawn@example.org")
    client.post(reverse("desk-invitation-withdraw", args=[letter.pk]))
    clock.move_to("2026-03-09 10:00")
    paths["invented"] = "/admin/hesap/davet/" + "x" * 43 + "/"
    answers = [Client().get(path, headers={"accept-language": "tr"}) for path in paths.values()]
    assert [response.status_code for response in answers] == [404] * 4
    assert len({response.content for response in answers}) == 1
    assert [answer(path, username=name).status_code for name, path in paths.items()] == [404] * 4
    assert not User.objects.filter(username__in=paths).exists()


def test_the_link_holds_until_its_week_is_over(clock, client, staff, post):
    clock.move_to("2026-03-02 10:00")
    staff("chief")
    with post() as letters:
        client.post(FORM, asked())
    clock.move_to("2026-03-09 09:59")
    assert Client().get(link_in(letters[0])).status_code == 200


def test_reading_the_page_does_not_use_the_link_up(invited):
    assert [Client().get(invited).status_code for _look in range(3)] == [200] * 3


def test_sent_again_the_new_link_works_and_the_old_one_does_not(invited, client, post):
    with post() as letters:
        client.post(reverse("desk-invitation-again", args=[Invitation.objects.get().pk]))
    assert Client().get(invited).status_code == 404
    assert Client().get(link_in(letters[0])).status_code == 200


def test_inviting_the_same_address_again_makes_the_older_letter_worthless(invited, client, post):
    with post():
        client.post(FORM, asked(roles=["editor"]))
    assert Client().get(invited).status_code == 404
    assert Invitation.objects.waiting().count() == 1


def test_the_database_does_not_know_the_link(invited):
    from django_tasks_db.models import DBTaskResult

    secret = invited.rstrip("/").rsplit("/", 1)[1]
    letter = Invitation.objects.get()
    assert letter.link_hash == hash_of(secret)
    assert secret not in repr(list(Invitation.objects.values()))
    assert secret not in repr(list(DBTaskResult.objects.values()))


def test_the_queued_letter_bears_no_link(client, staff, django_capture_on_commit_callbacks):
    from django_tasks_db.models import DBTaskResult

    staff("chief")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(FORM, asked())
    assert DBTaskResult.objects.get().args_kwargs["args"] == [Invitation.objects.get().pk]


def test_of_two_who_accept_at_once_one_gets_the_account(invited):
    secret = invited.rstrip("/").rsplit("/", 1)[1]
    found = find(secret)
    assert accept(secret, username="bir", password=PASSWORD).pk
    assert found.used_at is None  # what the second still holds in his hands is of before
    with pytest.raises(NoInvitation):
        accept(secret, username="iki", password=PASSWORD)
    assert not User.objects.filter(username="iki").exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"password1": "kisa", "password2": "kisa"}, "password1"),
        ({"password1": "1234567890", "password2": "1234567890"}, "password1"),
        ({"password1": "ayse demir", "password2": "ayse demir", "username": "ayse.demir"}, "password1"),
        ({"password2": "baska bir sabah"}, "password2"),
        ({"username": "taken"}, "username"),
        ({"username": "TAKEN"}, "username"),
        ({"username": "a b<c>"}, "username"),
        ({"username": ""}, "username"),
    ],
)
def test_a_name_or_password_that_will_not_do_is_told_at_its_field_and_the_link_stays(invited, given, field):
    UserFactory(username="taken")
    response = answer(invited, **given)
    assert response.status_code == 200
    assert response.context["form"].errors[field]
    assert Invitation.objects.open().count() == 1
    assert User.objects.filter(email="ayse@example.org").count() == 0


def test_an_author_page_is_joined_and_keeps_its_stories(client, staff, post):
    page = AuthorFactory(name="Ayşe Demir")
    staff("chief")
    with post() as letters:
        client.post(FORM, asked(author_page=page.pk))
    answer(link_in(letters[0]))
    assert Author.objects.get(pk=page.pk).account.username == "ayse"


def test_an_author_page_that_was_taken_meanwhile_stays_with_whom_it_is(client, staff, post):
    page = AuthorFactory()
    staff("chief")
    with post() as letters:
        client.post(FORM, asked(author_page=page.pk))
    other = UserFactory(role="journalist")
    Author.objects.filter(pk=page.pk).update(account=other)
    assert answer(link_in(letters[0])).status_code == 302
    assert Author.objects.get(pk=page.pk).account == other


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": "HAS@example.org"}, "email"),
        ({"roles": []}, "roles"),
        ({"roles": [99999]}, "roles"),
        ({"language": "de"}, "language"),
        ({"first_name": ""}, "first_name"),
        ({"author_page": "7777"}, "author_page"),
    ],
)
def test_a_letter_that_cannot_be_sent_comes_back_filled_with_words_at_the_field(given, field, client, staff, post):
    UserFactory(email="has@example.org")
    staff("chief")
    with post() as letters:
        response = client.post(FORM, {**asked(last_name="Yazılan"), **given})
    assert response.context["form"].errors[field]
    assert 'value="Yazılan"' in response.content.decode()
    assert (letters, Invitation.objects.count()) == ([], 0)


def test_whoever_opens_the_link_while_somebody_else_is_signed_in_gets_his_own_session(invited, client):
    assert answer(invited, client).status_code == 302
    assert client.get("/admin/my-account/").context["user"].username == "ayse"


def test_what_was_typed_about_people_who_never_came_is_forgotten(clock, client, staff, post, settings):
    from korner.accounts.leaving import forget_addresses

    clock.move_to("2026-03-02 10:00")
    staff("chief")
    with post():
        client.post(FORM, asked())
    clock.move_to("2026-03-20 10:00")
    forget_addresses()
    assert Invitation.objects.exists()
    clock.move_to("2026-08-20 10:00")
    forget_addresses()
    assert not Invitation.objects.exists()


def test_of_two_who_take_one_name_in_the_same_moment_the_second_is_told(invited, monkeypatch):
    from korner.accounts.forms import NewAccountForm

    UserFactory(username="ayse", email="other@example.org")
    monkeypatch.setattr(
        NewAccountForm, "clean_username", lambda form: form.cleaned_data["username"]
    )  # looked too early
    response = answer(invited)
    assert response.context["form"].errors["username"]
    assert answer(invited, username="ayse2").status_code == 302


def test_the_link_opens_nothing_when_the_address_got_an_account_by_hand(invited):
    UserFactory(email="AYSE@example.org")
    assert Client().get(invited).status_code == 404
