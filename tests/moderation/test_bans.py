"""Bans: of a name, a browser, an address, a network, for a time; and everything of one writer."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from korner.desk.models import AuditEntry
from korner.moderation import bans, retention, writers
from korner.moderation.models import Ban, Case
from korner.visitors.tokens import Visitor
from tests.moderation.letters import letter, postcard

pytestmark = pytest.mark.django_db

QUEUE = "/admin/moderation/"
ANNA, BELA = (Visitor(name, True, 0.0) for name in ("anna", "bela"))


def request_from(address, **headers):
    """A request as it reaches a view: the address is the one the door has found."""
    return RequestFactory().post("/", REMOTE_ADDR=address, **headers)


def sent_from(address, visitor=ANNA, **fields):
    """A letter from `address`."""
    return letter(marks=writers.marks(request_from(address), visitor), **fields)


def page_order(client, path):
    import re

    return [int(number) for number in re.findall(r'data-case="(\d+)"', client.get(path).content.decode())]


# --- who is banned ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("of", "hit", "spared"),
    [
        ("visitor", [("9.9.9.9", ANNA, "x")], [("1.2.3.4", BELA, "Ayşe")]),
        ("address", [("1.2.3.4", BELA, "x")], [("1.2.3.5", ANNA, "Ayşe")]),
        ("network", [("1.2.3.99", BELA, "x")], [("1.2.4.4", ANNA, "Ayşe")]),
        ("name", [("9.9.9.9", BELA, "AYSE"), ("9.9.9.9", BELA, " a y ş e ")], [("1.2.3.4", ANNA, "Ayşegül")]),
    ],
)
def test_a_ban_holds_for_what_it_says_and_for_nobody_else(of, hit, spared, moderator):
    made = bans.ban(sent_from("1.2.3.4"), of, days=7, by=moderator)
    for address, visitor, name in hit:
        assert bans.banned(request_from(address), visitor, name) == made
    for address, visitor, name in spared:
        assert bans.banned(request_from(address), visitor, name) is None


def test_a_household_of_ipv6_is_one_address_and_its_neighbours_one_network(moderator):
    case = sent_from("2a02:a03f:1:2::5")
    bans.ban(case, "address", days=7, by=moderator)
    assert bans.banned(request_from("2a02:a03f:1:2:ffff::9"), BELA)
    assert not bans.banned(request_from("2a02:a03f:1:3::5"), BELA)
    bans.ban(case, "network", days=7, by=moderator)
    assert bans.banned(request_from("2a02:a03f:1:3::5"), BELA)
    assert not bans.banned(request_from("2a02:a03f:2:3::5"), BELA)


def test_forged_forwarding_headers_neither_hide_nor_harm(moderator):
    bans.ban(sent_from("1.2.3.4"), "address", days=7, by=moderator)
    forged = {"HTTP_X_FORWARDED_FOR": "8.8.8.8", "HTTP_FORWARDED": "for=8.8.8.8", "HTTP_X_REAL_IP": "8.8.8.8"}
    assert bans.banned(request_from("1.2.3.4", **forged), BELA)
    framed = {"HTTP_X_FORWARDED_FOR": "1.2.3.4", "HTTP_FORWARDED": "for=1.2.3.4", "HTTP_X_REAL_IP": "1.2.3.4"}
    assert not bans.banned(request_from("8.8.8.8", **framed), BELA)


def test_a_ban_ends_by_itself_and_outlives_the_month_it_was_made_in(moderator, clock):
    bans.ban(sent_from("1.2.3.4"), "address", days=90, by=moderator)
    clock.move_to("2027-02-22 11:00")
    from korner.visitors import counting

    counting.forget()
    assert bans.banned(request_from("1.2.3.4"), BELA)
    clock.move_to("2027-02-22 12:01")
    assert not bans.banned(request_from("1.2.3.4"), BELA)


def test_no_address_is_kept_of_who_writes_or_is_banned(moderator):
    case = sent_from("1.2.3.4")
    bans.ban(case, "address", days=7, by=moderator)
    kept = " ".join(str(row) for model in (Case, Ban) for row in model.objects.values())
    assert "1.2.3" not in kept
    assert "anna" not in kept


# --- at the desk -----------------------------------------------------------------------------------------------------
def test_a_moderator_bans_for_a_time_with_a_reason_and_the_audit_knows(moderator, client, clock):
    case = sent_from("1.2.3.4", name="Kemal")
    answer = client.post(f"{QUEUE}{case.pk}/ban/", {"of": "address", "days": "30", "reason": "üç kez hakaret"})
    assert answer.status_code == 302
    made = Ban.objects.get()
    assert (made.of, made.by, made.shown, made.until - made.since) == (
        "address",
        moderator,
        "Kemal",
        timedelta(days=30),
    )
    page = client.get(answer["Location"]).content.decode()
    assert "üç kez hakaret" in page
    entry = AuditEntry.objects.get(verb="banned")
    assert (entry.person, entry.kind) == (moderator, "moderation.ban")
    assert made.value not in entry.words


def test_a_ban_is_ended_and_the_list_says_so(moderator, client):
    made = bans.ban_name("Sahte", days=7, by=moderator)
    assert client.post(f"{QUEUE}bans/{made.pk}/end/").status_code == 302
    assert not bans.banned(request_from("1.2.3.4"), ANNA, "sahte")
    assert "has ended" in client.get(f"{QUEUE}bans/").content.decode()
    assert AuditEntry.objects.filter(verb="ban-ended").count() == 1


def test_a_name_is_banned_without_a_case(moderator, client):
    client.post(f"{QUEUE}bans/", {"name": "Başbakan", "days": "7"})
    assert bans.banned(request_from("1.2.3.4"), ANNA, "BASBAKAN")


@pytest.mark.parametrize(
    "data",
    [
        {"of": "address", "days": "0"},
        {"of": "address", "days": "9999"},
        {"of": "planet", "days": "7"},
        {"of": "address", "days": "7", "reason": "x" * 301},
        {},
    ],
)
def test_a_wrong_ban_comes_back_with_what_was_typed(data, moderator, client):
    case = sent_from("1.2.3.4")
    answer = client.post(f"{QUEUE}{case.pk}/ban/", data)
    assert answer.status_code == 422
    assert data.get("reason", "") in answer.content.decode()
    assert not Ban.objects.exists()


@pytest.mark.parametrize("name", ["", " ", "\u0301", "x" * 81])
def test_a_name_that_is_none_is_not_banned(name, moderator, client):
    assert client.post(f"{QUEUE}bans/", {"name": name, "days": "7"}).status_code == 422
    assert not Ban.objects.exists()


def test_what_is_not_known_of_a_writer_cannot_be_banned(moderator, client):
    case = postcard()  # its writer gave no name, and nothing of him is kept
    page = client.get(f"{QUEUE}{case.pk}/writer/")
    assert page.status_code == 200
    assert client.post(f"{QUEUE}{case.pk}/ban/", {"of": "address", "days": "7"}).status_code == 422


# --- everything of one writer ----------------------------------------------------------------------------------------
def test_everything_of_one_writer_is_found_by_what_is_known_of_him(moderator, client):
    mine = sent_from("1.2.3.4", ANNA, name="Ayşe")
    same_browser = sent_from("9.9.9.9", ANNA, name="Bora")
    same_address = sent_from("1.2.3.4", BELA, name="Cem")
    same_network = sent_from("1.2.3.77", BELA, name="Deniz")
    same_name = sent_from("7.7.7.7", BELA, name="AYŞE")
    found = {
        by: set(page_order(client, f"{QUEUE}{mine.pk}/writer/?by={by}"))
        for by in ("visitor", "address", "network", "name")
    }
    assert found == {
        "visitor": {mine.pk, same_browser.pk},
        "address": {mine.pk, same_address.pk},
        "network": {mine.pk, same_address.pk, same_network.pk},
        "name": {mine.pk, same_name.pk},
    }


def test_the_page_of_a_writer_asks_for_what_there_is_and_costs_the_same(
    moderator, client, django_assert_max_num_queries
):
    cases = [sent_from("1.2.3.4", text=f"Mektup {number}") for number in range(40)]
    path = f"{QUEUE}{cases[0].pk}/writer/"
    assert client.get(f"{path}?by=planet").status_code == 404
    with django_assert_max_num_queries(15):
        answer = client.get(path)
    assert answer.content.decode().count("data-case=") == 30


# --- what is forgotten -----------------------------------------------------------------------------------------------
def test_a_ban_that_has_ended_is_forgotten_with_the_name(moderator, clock, settings):
    settings.BAN_KEPT_DAYS = 30
    bans.ban_name("Sahte", days=7, by=moderator)
    clock.move_to("2026-12-30 12:00")
    assert retention.forget_bans() == 0
    clock.move_to("2026-12-31 12:00")
    assert retention.forget_bans() == 1
    assert not Ban.objects.exists()


def test_marks_go_with_the_key_of_their_month(moderator, clock):
    from korner.visitors import counting

    old = sent_from("1.2.3.4")
    clock.move_to("2026-12-15 12:00")
    young = sent_from("1.2.3.4")
    clock.move_to("2027-01-31 12:00")
    counting.forget()
    assert retention.forget_marks() == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.visitor, old.address, old.network, old.key_month) == ("", "", "", None)
    assert young.visitor
    assert timezone.now() > old.since
