"""The archive: days of Brussels, only what is visible, and no page for days that never were."""

from datetime import date, timedelta

import pytest

from tests.conftest import brussels
from tests.factories import CategoryFactory, story

pytestmark = pytest.mark.django_db


def at(moment, **kwargs):
    """A story published at a Brussels time."""
    return story(publish_at=brussels(moment), **kwargs)


def context(client, path):
    """What a page of the archive shows."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.context


def test_story_stands_in_the_archive_of_its_day_in_both_languages(client):
    first = at("2025-08-10 16:55")
    assert first.headline_tr in client.get("/arsiv/2025/08/10/").text
    assert first.headline_fr in client.get("/fr/archives/2025/08/10/").text


def test_days_begin_at_midnight_in_brussels(client):
    late = at("2025-08-10 00:10")  # still the ninth in UTC
    at("2025-08-01 12:00")
    assert late.headline_tr in client.get("/arsiv/2025/08/10/").text
    assert late.headline_tr not in client.get("/arsiv/2025/08/09/").text
    weeks = context(client, "/arsiv/2025/08/")["days"]
    counts = {day: number for week in weeks for day, number in week if day}
    assert (counts[date(2025, 8, 10)], counts[date(2025, 8, 9)]) == (1, 0)


def test_night_of_the_year_belongs_to_the_year_it_is_in_brussels(client):
    at("2026-01-01 00:30")
    assert context(client, "/arsiv/")["years"] == [2026]


def test_years_without_stories_are_left_out(client):
    at("2019-05-05 10:00")
    at("2023-05-05 10:00")
    assert context(client, "/arsiv/")["years"] == [2023, 2019]


def test_empty_archive_has_a_page(client):
    assert context(client, "/arsiv/")["years"] == []


def test_year_names_its_months_with_their_number(client):
    section = CategoryFactory()
    for moment in ("2024-02-03 10:00", "2024-02-28 10:00", "2024-11-05 10:00", "2025-01-01 10:00"):
        at(moment, category=section)
    shown = context(client, "/arsiv/2024/")
    assert shown["months"] == [(date(2024, 2, 1), 2), (date(2024, 11, 1), 1)]
    assert (shown["previous"], shown["next"]) == (None, 2025)


def test_month_is_a_calendar_of_whole_weeks_from_monday(client):
    at("2024-02-03 10:00")
    weeks = context(client, "/arsiv/2024/02/")["days"]
    assert all(len(week) == 7 for week in weeks)
    assert weeks[0][:4] == [(None, 0), (None, 0), (None, 0), (date(2024, 2, 1), 0)]


def test_way_goes_on_to_the_nearest_day_with_stories(client):
    for moment in ("2024-02-03 10:00", "2024-02-10 10:00", "2024-03-01 10:00"):
        at(moment)
    shown = context(client, "/arsiv/2024/02/10/")
    assert (shown["previous"], shown["next"]) == (date(2024, 2, 3), date(2024, 3, 1))
    assert context(client, "/arsiv/2024/02/")["next"] == date(2024, 3, 1)


@pytest.mark.parametrize(
    "place",
    ["2025/13/", "2025/00/", "2025/02/31/", "2025/02/00/", "1899/", "2200/", "25/", "2025/8/", "2027/", "2026/12/",
     "2026/11/25/", "2020/", "2025/07/", "2025/08/09/"],
)  # fmt: skip
def test_days_that_never_were_lie_ahead_or_before_the_first_story_are_404(client, clock, place):
    at("2025-08-10 16:55")
    at("2026-11-24 09:00")
    assert client.get(f"/arsiv/{place}").status_code == 404
    assert client.get(f"/fr/archives/{place}").status_code == 404


def test_quiet_day_between_others_says_so(client):
    at("2025-08-10 16:55")
    assert context(client, "/arsiv/2025/08/11/")["stories"] == []


def test_only_visible_stories_are_counted_and_shown(client, clock):
    coming = at("2026-11-24 18:00")
    at("2026-11-24 08:00", expire_at=brussels("2026-11-24 09:00"))
    seen = at("2026-11-24 07:00")
    weeks = context(client, "/arsiv/2026/11/")["days"]
    assert dict(day for week in weeks for day in week)[date(2026, 11, 24)] == 1
    text = client.get("/arsiv/2026/11/24/").text
    assert seen.headline_tr in text
    assert coming.headline_tr not in text


def test_reader_may_choose_one_language_of_a_day(client):
    french = at("2025-08-10 16:55", only="fr")
    assert french.headline_fr in client.get("/arsiv/2025/08/10/").text
    assert context(client, "/arsiv/2025/08/10/?dil=tr")["stories"] == []
    assert client.get("/arsiv/2025/08/10/?langue=tr").status_code == 404


def test_full_day_is_paged_by_place(client):
    section, start = CategoryFactory(), brussels("2025-08-10 12:00")
    for minute in range(26):
        story(category=section, publish_at=start + timedelta(minutes=minute))
    page = context(client, "/arsiv/2025/08/10/")["page"]
    assert len(page.items) == 24
    assert len(context(client, f"/arsiv/2025/08/10/{page.next_query}")["stories"]) == 2


def test_page_in_the_other_language_is_the_same_day(client):
    at("2025-08-10 16:55")
    assert context(client, "/arsiv/2025/08/10/")["other_url"] == "/fr/archives/2025/08/10/"
    assert context(client, "/fr/archives/2025/08/")["other_url"] == "/arsiv/2025/08/"
    assert context(client, "/fr/archives/2025/")["other_url"] == "/arsiv/2025/"
    assert context(client, "/fr/archives/")["other_url"] == "/arsiv/"


@pytest.mark.parametrize("place", ["", "2025/", "2025/08/", "2025/08/10/"])
def test_archive_pages_cost_at_most_ten_queries(client, django_assert_max_num_queries, place):
    for number in range(6):
        at(f"{2020 + number}-08-10 16:55")
    with django_assert_max_num_queries(10):
        assert client.get(f"/arsiv/{place}").status_code == 200
