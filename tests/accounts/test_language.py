"""The desk speaks each person's own language, whatever the path, the browser or the last visitor spoke."""

import pytest

from korner.accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

DOOR = "/admin/hesap/login/"


def language_of(response):
    return response.content.decode().split('<html lang="')[1].split('"')[0]


@pytest.mark.parametrize("language", ["tr", "fr", "en"])
def test_the_desk_speaks_the_language_of_the_account(language, client, staff):
    staff("editor", language=language)
    assert language_of(client.get("/admin/", headers={"accept-language": "de,nl"})) == language


@pytest.mark.parametrize(
    ("wish", "language"), [("fr-BE,fr;q=0.9", "fr"), ("en-US", "en"), ("de", "tr"), ("", "tr"), ("x" * 20000, "tr")]
)
def test_before_signing_in_the_desk_follows_the_browser(wish, language, client):
    assert language_of(client.get(DOOR, headers={"accept-language": wish})) == language


def test_the_door_remembers_the_language_of_the_last_visit(client, staff):
    staff("editor", language="en")
    client.get("/admin/")
    client.post("/admin/logout/")
    assert language_of(client.get(DOOR, headers={"accept-language": "fr"})) == "en"


def test_everybody_changes_his_own_language_and_the_next_page_speaks_it(client, staff):
    person = staff("moderator")
    form = {"first_name": "Işıl", "last_name": "T", "email": "isil@example.org", "language": "fr"}
    response = client.post("/admin/my-account/", form, follow=True)
    assert language_of(response) == "fr"
    assert User.objects.get(pk=person.pk).first_name == "Işıl"


def test_ones_own_account_gives_no_rights(client, staff):
    person = staff("journalist")
    other = UserFactory(role="journalist")
    form = {"first_name": "A", "last_name": "B", "email": "a@example.org", "language": "tr", "is_superuser": "on"}
    client.post("/admin/my-account/", form | {"username": "chef", "groups": "5", "id": other.pk, "pk": other.pk})
    person.refresh_from_db()
    assert (person.is_superuser, person.username == "chef", person.roles) == (False, False, {"journalist"})


def test_a_mistake_in_ones_account_comes_back_with_what_was_typed(client, staff):
    person = staff("journalist")
    response = client.post("/admin/my-account/", {"first_name": "Yeni", "email": "no address", "language": "tr"})
    assert response.status_code == 200
    assert 'value="Yeni"' in response.content.decode()
    assert User.objects.get(pk=person.pk).first_name == person.first_name
