"""A page asked for with words no page knows is made for that one request: it is answered, not kept, and in measure."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_a_minute(settings):
    settings.UNKNOWN_WORDS_PER_MINUTE = 3


def test_who_asks_for_such_pages_too_often_waits_and_is_told_so_in_his_language(reader, clock):
    clock.move_to("2026-11-24 12:00:20")
    assert [reader.get(f"/fr/?a={number}").status for number in range(3)] == [200] * 3
    refused = reader.get("/fr/?a=4")
    assert (refused.status, refused.headers["retry-after"]) == (429, "40")
    assert "no-store" in refused.headers["cache-control"]
    assert 'lang="fr"' in refused.text
    clock.move_to("2026-11-24 12:01:00")
    assert reader.get("/fr/?a=5").status == 200


def test_pages_of_the_store_are_never_counted(reader, clock):
    assert [reader.get("/").status for _ in range(9)] == [200] * 9
    assert [reader.get(f"/?utm_source={number}").status for number in range(9)] == [200] * 9
    assert reader.get("/?a=1").status == 200


def test_the_search_counts_for_itself(reader, clock):
    assert [reader.get("/ara/?q=vergi").status for _ in range(9)] == [200] * 9


def test_no_limit_is_counted_where_none_is_set(reader, clock, settings):
    settings.UNKNOWN_WORDS_PER_MINUTE = 0
    assert [reader.get(f"/?a={number}").status for number in range(9)] == [200] * 9
