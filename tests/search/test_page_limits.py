"""Searches are made anew each time: one address asks so many a minute, and is told kindly when it asks more."""

import pytest
from django.core.cache import cache

from korner import limits
from korner.search.limits import SEARCH, SUGGESTIONS
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_a_minute(settings):
    settings.SEARCH_PER_MINUTE = 3


def ask(client, address="203.0.113.7", path="/ara/?q=vergi"):
    return client.get(path, REMOTE_ADDR=address)


def test_who_asks_too_often_waits_and_finds_his_words_again(client, answers, clock):
    answers()
    clock.move_to("2026-11-24 12:00:20")
    for _ in range(3):
        assert ask(client).status_code == 200
    refused = ask(client)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "40"
    assert refused["Cache-Control"] == "no-store"
    document = parse(refused)
    assert document.get("lang") == "tr"
    assert len(document.xpath("//h1")) == 1
    assert document.xpath("//main//input[@name='q']")[0].get("value") == "vergi"
    clock.move_to("2026-11-24 12:01:00")
    assert ask(client).status_code == 200


def test_the_refusal_speaks_the_language_of_the_address(client, answers, clock):
    answers()
    for _ in range(3):
        ask(client, path="/fr/recherche/?q=imp%C3%B4t")
    refused = ask(client, path="/fr/recherche/?q=imp%C3%B4t")
    assert refused.status_code == 429
    assert refused["Content-Language"] == parse(refused).get("lang") == "fr"
    assert parse(refused).xpath("//main//form/@action") == ["/fr/recherche/"]


def test_one_reader_does_not_use_up_anothers_searches(client, answers, clock):
    answers()
    for _ in range(4):
        ask(client)
    assert ask(client, "203.0.113.8").status_code == 200


def test_a_household_of_ipv6_is_one_asker(client, answers, clock):
    answers()
    for number in range(3):
        assert ask(client, f"2001:db8:1:2::{number:x}").status_code == 200
    assert ask(client, "2001:db8:1:2:ffff::1").status_code == 429
    assert ask(client, "2001:db8:1:3::1").status_code == 200


def test_the_bare_form_costs_nobody_a_search(client, answers, clock):
    asked = answers()
    for _ in range(5):
        assert ask(client, path="/ara/").status_code == 200
        assert ask(client, path="/ara/?q=%20").status_code == 200
    assert asked.questions == []


def test_suggestions_are_counted_apart_and_more_are_given(client, answers, clock):
    answers()
    for _ in range(3):
        ask(client)
    for _ in range(12):
        assert ask(client, path="/ara/oneri/?q=ver").status_code == 200
    refused = ask(client, path="/ara/oneri/?q=ver")
    assert (refused.status_code, refused.json()) == (429, {"suggestions": []})
    assert refused["Retry-After"]


def test_no_limit_is_counted_where_none_is_set(client, answers, settings):
    answers()
    settings.SEARCH_PER_MINUTE = 0
    assert [ask(client).status_code for _ in range(5)] == [200] * 5


def test_no_address_is_kept_and_each_minute_has_another_name_for_it(clock):
    first = limits.asker("203.0.113.7", SEARCH, 1)
    assert first == limits.asker("203.0.113.7", SEARCH, 1)
    assert first != limits.asker("203.0.113.7", SEARCH, 2)
    assert first != limits.asker("203.0.113.7", SUGGESTIONS, 1)
    assert limits.asker("::ffff:203.0.113.7", SEARCH, 1) == first
    for strange in ("", "unix:", "x" * 500):
        assert limits.asker(strange, SEARCH, 1) != first


def test_counting_survives_a_cache_that_forgets_between_two_questions(monkeypatch):
    monkeypatch.setattr(cache, "add", lambda *given: False)
    assert limits.count("somebody") == 1


def test_a_search_is_only_read_so_that_nobody_who_writes_keeps_it_waiting(
    client, answers, clock, django_assert_num_queries
):
    with django_assert_num_queries(0):
        limits.count("somebody")


def test_the_refusal_says_what_to_do(client, answers, clock):
    answers()
    for _ in range(4):
        refused = ask(client)
    assert words(parse(refused).xpath("//main//h1")[0])
    assert parse(refused).xpath("//main//a[@href='/arsiv/']")
