"""Accounts at the desk: chiefs alone give and take, nobody raises himself, and the paper always has a chief."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from korner.accounts.models import Invitation, User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

ROLES = ["journalist", "translator", "editor", "moderator", "chief"]
CHIEF = "chief"
EVERYBODY = " ".join(ROLES)


def change(person):
    return reverse("admin:accounts_user_change", args=[person.pk])


def filled(person, **more):
    """The form of a person as it would be sent back unchanged."""
    words = {name: getattr(person, name) for name in ("username", "first_name", "last_name", "email", "language")}
    return {**words, "groups": [group.pk for group in person.groups.all()], **more}


def roles(*names):
    return [Group.objects.get(name=name).pk for name in names]


@pytest.fixture
def cast(db):
    """The addresses: what a chief may do with people, and what everybody may do with himself."""
    person = UserFactory(role="journalist")
    gone = UserFactory(role="journalist", is_active=False)
    letter = Invitation.objects.create(
        email="a@example.org",
        first_name="A",
        link_hash="h",
        sent_at="2026-01-01T00:00Z",
        expires_at="2090-01-01T00:00Z",
    )
    return {
        "own account": ("/admin/my-account/", EVERYBODY, "both"),
        "own sessions": ("/admin/my-account/sessions/", EVERYBODY, "both"),
        "second factor": (reverse("mfa_index"), EVERYBODY, "get"),
        "audit": (reverse("desk-audit"), CHIEF, "get"),
        "invitations": (reverse("desk-invitations"), CHIEF, "both"),
        "send again": (reverse("desk-invitation-again", args=[letter.pk]), CHIEF, "post"),
        "has left": (reverse("desk-leave", args=[person.pk]), CHIEF, "both"),
        "has come back": (reverse("desk-come-back", args=[gone.pk]), CHIEF, "both"),
        "take the second factor": (reverse("desk-second-factor", args=[person.pk]), CHIEF, "both"),
        "withdraw": (reverse("desk-invitation-withdraw", args=[letter.pk]), CHIEF, "post"),
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_pages_and_sends_to_no_other(role, cast, client, staff):
    staff(role)
    wrong = []
    for name, (path, allowed, methods) in cast.items():
        for method in ("get", "post"):
            status = getattr(client, method)(path).status_code
            if methods not in (method, "both"):
                right = status == 405
            else:
                right = status in (200, 302) if role in allowed.split() else status == 403
            if not right:
                wrong.append((name, method, status))
    assert wrong == []


def test_a_lower_role_changes_nothing_by_posting_to_the_chiefs_pages(cast, client, staff):
    for role in ("journalist", "translator", "editor", "moderator"):
        staff(role)
        before = (list(User.objects.values_list("is_active", "password")), list(Invitation.objects.values()))
        for path, allowed, _methods in cast.values():
            if allowed == CHIEF:
                client.post(
                    path, {"email": "x@example.org", "first_name": "X", "roles": roles("chief"), "language": "tr"}
                )
        assert (list(User.objects.values_list("is_active", "password")), list(Invitation.objects.values())) == before


def test_somebody_not_signed_in_is_sent_to_the_door(cast):
    for name, (path, _allowed, methods) in cast.items():
        for method in ("get", "post"):
            response = getattr(Client(), method)(path)
            assert response.status_code == 302 or (response.status_code == 405 and methods != "both"), name
            if response.status_code == 302:
                assert response["Location"].startswith("/admin/hesap/login/"), name


def test_a_post_from_another_site_is_refused(cast):
    chief = UserFactory(role="chief")
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    for name, (path, _allowed, methods) in cast.items():
        if methods != "get":
            assert client.post(path).status_code == 403, name


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator"])
def test_nobody_raises_himself(role, client, staff):
    person = staff(role)
    client.post(
        "/admin/my-account/", {**filled(person), "groups": roles("chief"), "is_superuser": "on", "is_staff": "on"}
    )
    client.post(change(person), filled(person, groups=roles("chief"), is_superuser="on"))
    person = User.objects.get(pk=person.pk)
    assert (person.roles, person.is_superuser) == ({role}, False)


def test_a_chief_gives_and_takes_roles_but_makes_no_superuser(client, staff):
    person = UserFactory(role="journalist")
    staff("chief")
    client.post(
        change(person), filled(person, groups=roles("editor", "translator"), is_superuser="on", user_permissions="1")
    )
    person = User.objects.get(pk=person.pk)
    assert (person.roles, person.is_superuser, person.user_permissions.count()) == ({"editor", "translator"}, False, 0)


def test_a_role_that_is_none_of_the_five_is_refused(client, staff):
    secret = Group.objects.create(name="owners")
    person = UserFactory(role="journalist")
    staff("chief")
    response = client.post(change(person), filled(person, groups=[secret.pk]))
    assert response.status_code == 200
    assert User.objects.get(pk=person.pk).roles == {"journalist"}


def test_the_only_chief_keeps_the_role_and_is_told_why(client, staff):
    chief = staff("chief", language="en")
    response = client.post(change(chief), filled(chief, groups=roles("editor")))
    assert "The paper needs a chief editor" in response.content.decode()
    assert User.objects.get(pk=chief.pk).roles == {"chief"}


def test_a_chief_who_has_left_does_not_count(client, staff):
    UserFactory(role="chief", is_active=False)
    chief = staff("chief")
    client.post(change(chief), filled(chief, groups=roles("editor")))
    assert User.objects.get(pk=chief.pk).roles == {"chief"}


def test_one_of_two_chiefs_may_step_down(client, staff):
    UserFactory(role="chief")
    chief = staff("chief")
    client.post(change(chief), filled(chief, groups=roles("editor")))
    assert User.objects.get(pk=chief.pk).roles == {"editor"}


def test_the_only_chief_is_neither_deleted_nor_closed_by_a_superuser(client, staff):
    chief = UserFactory(role="chief")
    staff("editor", is_superuser=True)
    assert client.get(reverse("admin:accounts_user_delete", args=[chief.pk])).status_code == 403
    client.post(reverse("desk-leave", args=[chief.pk]))
    assert User.objects.get(pk=chief.pk).is_active


@pytest.mark.parametrize("name", ["desk-leave", "desk-come-back", "desk-second-factor"])
def test_a_chief_leaves_the_account_of_a_superuser_alone(name, client, staff):
    owner = UserFactory(is_superuser=True, is_active=name != "desk-come-back")
    staff("chief")
    path = reverse(name, args=[owner.pk])
    assert (client.get(path).status_code, client.post(path, {"email": "a@example.org"}).status_code) == (403, 403)
    assert User.objects.get(pk=owner.pk).is_active is owner.is_active


@pytest.mark.parametrize("name", ["desk-leave", "desk-come-back", "desk-second-factor", "desk-invitation-again"])
def test_an_account_or_letter_that_is_not_there_is_404(name, client, staff):
    staff("chief")
    assert client.post(reverse(name, args=[987654])).status_code == 404


def test_a_chief_helps_who_has_lost_his_telephone(client, staff):
    from tests.accounts.door import app_for, factors, is_in, sign_in

    person = UserFactory(role="journalist")
    there = Client()
    sign_in(there, person)
    app_for(person)
    staff("chief")
    client.post(reverse("desk-second-factor", args=[person.pk]))
    assert factors(person) == set()
    assert not is_in(there)
    assert User.objects.get(pk=person.pk).check_password(PASSWORD)


def test_a_chief_does_not_take_his_own_second_factor_past_the_question_for_it(client, staff):
    from tests.accounts.door import app_for, factors

    chief = staff("chief")
    app_for(chief)
    assert client.post(reverse("desk-second-factor", args=[chief.pk])).status_code == 403
    assert factors(chief) == {"totp"}


def test_an_address_belongs_to_one_account(client, staff):
    UserFactory(email="taken@example.org")
    person = UserFactory(role="journalist")
    chief = staff("chief")
    client.post("/admin/my-account/", filled(chief, email="TAKEN@example.org"))
    client.post(change(person), filled(person, email="Taken@example.org"))
    assert User.objects.filter(email__iexact="taken@example.org").count() == 1


def test_the_old_address_hears_of_a_new_one(client, staff, settings, django_capture_on_commit_callbacks, mailoutbox):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
    person = staff("journalist", email="eski@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/my-account/", filled(person, email="yeni@example.org"))
    assert [letter.to for letter in mailoutbox] == [["eski@example.org"]]


def test_a_password_set_by_a_chief_ends_the_sessions_of_its_owner(client, staff):
    from tests.accounts.door import is_in, sign_in

    person = UserFactory(role="journalist")
    there = Client()
    sign_in(there, person)
    staff("chief")
    new = "yagmurlu bir sabah"
    path = reverse("admin:auth_user_password_change", args=[person.pk])
    client.post(path, {"password1": new, "password2": new, "usable_password": "true"})
    person.refresh_from_db()
    assert person.check_password(new)
    assert not is_in(there)
    assert person.signed_in.count() == 0


def test_the_list_of_invitations_costs_no_query_a_letter(client, staff, django_assert_max_num_queries):
    chief = staff("chief")
    for number in range(40):
        letter = Invitation.objects.create(
            email=f"{number}@example.org", first_name="A", link_hash=str(number), invited_by=chief,
            sent_at="2026-01-01T00:00Z", expires_at="2090-01-01T00:00Z",
        )  # fmt: skip
        letter.roles.set(roles("editor"))
    with django_assert_max_num_queries(15):
        assert client.get(reverse("desk-invitations")).status_code == 200
