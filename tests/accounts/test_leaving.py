"""Leaving the paper: closed in one act, the texts stay, the address goes in its time; and coming back."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from authors.models import Author
from korner.accounts.leaving import forget_addresses
from korner.accounts.models import Invitation, User
from tests.accounts.door import app_for, factors, is_in, link_in, sign_in
from tests.factories import PASSWORD, ArticleFactory, AuthorFactory, UserFactory

pytestmark = pytest.mark.django_db


def left(person):
    return reverse("desk-leave", args=[person.pk])


def back(person):
    return reverse("desk-come-back", args=[person.pk])


def test_one_act_closes_the_account_everywhere_at_once(client, staff):
    person = UserFactory(role="journalist")
    there = Client()
    sign_in(there, person)
    app_for(person)
    staff("chief")
    assert client.get(left(person)).status_code == 200
    assert User.objects.get(pk=person.pk).is_active  # the page asks first
    client.post(left(person))
    assert not is_in(there)
    again = Client()
    sign_in(again, person)
    assert not is_in(again)
    assert factors(person) == set()
    person.refresh_from_db()
    assert (person.has_usable_password(), person.signed_in.count(), bool(person.left_at)) == (False, 0, True)


def test_the_author_page_and_the_texts_stay(client, staff):
    person = UserFactory(role="journalist")
    page = AuthorFactory(account=person)
    story = ArticleFactory(authors=[page])
    staff("chief")
    client.post(left(person))
    assert Author.objects.get(pk=page.pk).account == person
    assert Client().get(page.url_in("tr")).status_code == 200
    assert Article.objects.get(pk=story.pk).status == "published"


def test_open_invitations_to_the_address_end_too(client, staff, post):
    person = UserFactory(role="journalist", email="giden@example.org")
    Invitation.objects.create(
        email="giden@example.org",
        first_name="G",
        language="tr",
        link_hash="x",
        sent_at="2026-01-01T00:00Z",
        expires_at="2090-01-01T00:00Z",
    )
    staff("chief")
    client.post(left(person))
    assert not Invitation.objects.waiting().exists()


def test_nobody_closes_his_own_account(client, staff):
    UserFactory(role="chief")
    chief = staff("chief")
    client.post(left(chief))
    assert User.objects.get(pk=chief.pk).is_active


def test_the_address_is_cleared_when_its_time_is_over(clock, client, staff, settings):
    clock.move_to("2026-03-02 10:00")
    settings.LEFT_EMAIL_DAYS = 30
    person, colleague = UserFactory(role="journalist"), UserFactory(role="journalist")
    staff("chief")
    client.post(left(person))
    clock.move_to("2026-03-31 10:00")
    forget_addresses()
    assert User.objects.get(pk=person.pk).email
    clock.move_to("2026-04-02 10:00")
    forget_addresses()
    assert User.objects.get(pk=person.pk).email == ""
    assert User.objects.get(pk=colleague.pk).email


def test_who_comes_back_chooses_a_new_password_by_letter_and_has_his_roles(client, staff, post):
    person = UserFactory(role="editor")
    staff("chief")
    client.post(left(person))
    with post() as letters:
        client.post(back(person), {"email": "yeni@example.org"})
    path = link_in(letters[0])
    visitor = Client()
    assert 'name="username"' not in visitor.get(path).content.decode()
    new = "yagmurlu bir sabah"
    visitor.post(path, {"password1": new, "password2": new, "username": "baskasi"})
    person.refresh_from_db()
    assert (person.is_active, person.left_at, person.email) == (True, None, "yeni@example.org")
    assert person.username != "baskasi"
    assert User.objects.get(pk=person.pk).roles == {"editor"}
    assert is_in(visitor)


def test_the_letter_to_somebody_who_came_back_dies_when_he_leaves_again(client, staff, post):
    person = UserFactory(role="editor")
    staff("chief")
    client.post(left(person))
    with post() as letters:
        client.post(back(person), {"email": "yeni@example.org"})
    client.post(left(person))
    assert Client().get(link_in(letters[0])).status_code == 404


@pytest.mark.parametrize("address", ["", "no address", "taken@example.org"])
def test_coming_back_needs_an_address_of_his_own(address, client, staff):
    UserFactory(email="taken@example.org")
    person = UserFactory(role="editor", is_active=False)
    staff("chief")
    response = client.post(back(person), {"email": address})
    assert response.context["form"].errors["email"]
    assert not User.objects.get(pk=person.pk).is_active


def test_an_open_account_is_not_opened_again(client, staff, post):
    person = UserFactory(role="editor")
    staff("chief")
    with post() as letters:
        client.post(back(person), {"email": person.email})
    person.refresh_from_db()
    assert letters == []
    assert person.check_password(PASSWORD)
