"""Where a person is signed in: he sees it in words, and ends it."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from korner.accounts.devices import device
from korner.accounts.models import SignedIn
from korner.accounts.sessions import forget_dead
from tests.accounts.door import is_in, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

PAGE = "/admin/my-account/sessions/"
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15"


def browser(person, agent=MAC):
    client = Client(HTTP_USER_AGENT=agent)
    sign_in(client, person)
    return client


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (ANDROID, ("Chrome", "Android")),
        (MAC, ("Safari", "macOS")),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0",
            ("Edge", "Windows"),
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", ("Firefox", "Linux")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 CriOS/142 Mobile Safari/604", ("Chrome", "iPhone")),
        ("", ("", "")),
        ("x" * 100_000, ("", "")),
    ],
)
def test_a_browser_is_called_as_its_owner_would(agent, words):
    assert device(agent) == words


def test_one_sees_where_one_is_signed_in_and_only_oneself():
    person, other = UserFactory(role="journalist", language="en"), UserFactory(role="journalist")
    here = browser(person)
    browser(person, ANDROID)
    browser(other, "Mozilla/5.0 (X11; CrOS) Chrome/1")
    text = here.get(PAGE).content.decode()
    assert "Safari on macOS" in text
    assert "Chrome on Android" in text
    assert "ChromeOS" not in text


def test_one_session_is_ended_and_the_others_go_on():
    person = UserFactory(role="journalist")
    here, lost, kept = browser(person), browser(person, ANDROID), browser(person)
    row = SignedIn.objects.get(session_key=lost.cookies["korner_desk"].value)
    assert here.post(PAGE, {"number": row.pk}).status_code == 302
    assert (is_in(here), is_in(lost), is_in(kept)) == (True, False, True)


def test_all_others_are_ended_at_once():
    person = UserFactory(role="journalist")
    here, one, two = browser(person), browser(person), browser(person)
    here.post(PAGE, {"others": "1"})
    assert (is_in(here), is_in(one), is_in(two)) == (True, False, False)
    assert SignedIn.objects.filter(person=person).count() == 1


@pytest.mark.parametrize("posted", [{}, {"number": ""}, {"number": "²"}, {"number": "9" * 30}, {"number": "-1"}])
def test_a_post_that_names_no_session_ends_none(posted):
    person = UserFactory(role="journalist")
    here, other = browser(person), browser(person)
    assert here.post(PAGE, posted).status_code == 302
    assert (is_in(here), is_in(other)) == (True, True)


def test_nobody_ends_a_colleagues_session():
    person, other = UserFactory(role="chief"), UserFactory(role="journalist")
    here, there = browser(person), browser(other)
    row = SignedIn.objects.get(person=other)
    here.post(PAGE, {"number": row.pk})
    assert is_in(there)


def test_a_changed_password_ends_the_others_and_this_one_stays_listed():
    person = UserFactory(role="journalist")
    here, other = browser(person), browser(person)
    new = "another-long-password"
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(here), is_in(other)) == (True, False)
    rows = here.get(PAGE).context["rows"]
    assert [row["here"] for row in rows] == [True]


def test_signing_out_takes_the_session_from_the_list():
    person = UserFactory(role="journalist")
    here = browser(person)
    here.post("/admin/logout/")
    assert not SignedIn.objects.exists()


def test_last_seen_moves_after_some_minutes_and_not_at_every_page(clock, django_assert_num_queries):
    clock.move_to("2026-03-02 10:00")
    person = UserFactory(role="journalist")
    here = browser(person)
    clock.move_to("2026-03-02 10:04")
    here.get("/admin/my-account/")
    assert SignedIn.objects.get().last_seen == SignedIn.objects.get().since
    moment = clock.move_to("2026-03-02 10:06")
    here.get("/admin/my-account/")
    assert SignedIn.objects.get().last_seen == moment


def test_a_session_from_before_the_list_is_written_down_when_it_is_seen(client, staff):
    staff("editor")
    SignedIn.objects.all().delete()
    from korner.accounts import sessions

    sessions._seen.clear()
    assert client.get(PAGE).status_code == 200
    assert SignedIn.objects.count() == 1


def test_no_address_and_no_long_name_of_the_browser_is_kept(client):
    person = UserFactory(role="journalist")
    browser(person, ANDROID)
    row = SignedIn.objects.values().get()
    assert "127.0.0.1" not in repr(row)
    assert "Pixel" not in repr(row)


def test_rows_of_sessions_that_ended_by_themselves_go(client, staff):
    staff("editor")
    Session.objects.all().delete()
    assert forget_dead() == 1


def test_a_list_of_many_sessions_costs_no_query_a_session(client, staff, django_assert_max_num_queries):
    person = staff("editor")
    for _number in range(30):
        browser(person)
    with django_assert_max_num_queries(10):
        assert len(client.get(PAGE).context["rows"]) == 31
