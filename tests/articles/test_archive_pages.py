"""The archive: days of Brussels, only what is visible, and no page for days that never were."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.models.days import Tally
from articles.templatetags.archive import stories_in
from korner.caching.tags import collecting
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


def days(client, path):
    """{day: number of stories} of a month's calendar, in the reader's choice."""
    shown = context(client, path)
    return {cell.day: cell.tally.of(shown["choice"]) for week in shown["weeks"] for cell in week if cell}


def years(client, path):
    """The years of the archive's first page."""
    return [row.start.year for row in context(client, path)["rows"]]


def test_story_stands_in_the_archive_of_its_day_in_both_languages(client):
    first = at("2025-08-10 16:55")
    assert first.headline_tr in client.get("/arsiv/2025/08/10/").text
    assert first.headline_fr in client.get("/fr/archives/2025/08/10/").text


def test_days_begin_at_midnight_in_brussels(client):
    late = at("2025-08-10 00:10")  # still the ninth in UTC
    at("2025-08-01 12:00")
    assert late.headline_tr in client.get("/arsiv/2025/08/10/").text
    assert late.headline_tr not in client.get("/arsiv/2025/08/09/").text
    counts = days(client, "/arsiv/2025/08/")
    assert (counts[date(2025, 8, 10)], counts[date(2025, 8, 9)]) == (1, 0)


def test_night_of_the_year_belongs_to_the_year_it_is_in_brussels(client):
    at("2026-01-01 00:30")
    assert years(client, "/arsiv/") == [2026]


def test_years_without_stories_are_left_out(client):
    at("2019-05-05 10:00")
    at("2023-05-05 10:00")
    assert years(client, "/arsiv/") == [2023, 2019]


def test_empty_archive_has_a_page(client):
    assert years(client, "/arsiv/") == []


def test_year_names_its_months_with_their_number(client):
    section = CategoryFactory()
    for moment in ("2024-02-03 10:00", "2024-02-28 10:00", "2024-11-05 10:00", "2025-01-01 10:00"):
        at(moment, category=section)
    shown = context(client, "/arsiv/2024/")
    assert [row.start.month for row in shown["rows"]] == list(range(1, 13))
    assert {row.start.month: row.tally.stories for row in shown["rows"] if row.tally.stories} == {2: 2, 11: 1}
    assert (shown["previous"], shown["next"].year) == (None, 2025)


def test_month_is_a_calendar_of_whole_weeks_from_monday(client):
    at("2024-02-03 10:00")
    weeks = context(client, "/arsiv/2024/02/")["weeks"]
    assert all(len(week) == 7 for week in weeks)
    assert [cell and cell.day for cell in weeks[0][:4]] == [None, None, None, date(2024, 2, 1)]


def test_way_goes_on_to_the_nearest_day_with_stories(client):
    for moment in ("2024-02-03 10:00", "2024-02-10 10:00", "2024-03-01 10:00"):
        at(moment)
    shown = context(client, "/arsiv/2024/02/10/")
    assert (shown["previous"], shown["next"]) == (date(2024, 2, 3), date(2024, 3, 1))
    assert context(client, "/arsiv/2024/02/")["next"] == date(2024, 3, 1)
    assert 'href="/arsiv/2024/03/" rel="next"' in client.get("/arsiv/2024/02/").text


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
    assert days(client, "/arsiv/2026/11/")[date(2026, 11, 24)] == 1
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


def test_counts_are_told_for_each_language(client):
    section = CategoryFactory()
    at("2025-08-10 10:00", category=section)
    at("2025-08-10 11:00", category=section, only="tr")
    at("2025-08-10 12:00", category=section, only="fr", headline_tr="Yalnız başlığı çevrilmiş")
    for path in ("/arsiv/", "/arsiv/2025/", "/arsiv/2025/08/", "/arsiv/2025/08/10/"):
        total = context(client, path)["total"]
        assert (total.stories, total.tr, total.fr) == (3, 2, 2), path


def test_readers_choice_is_counted_alone_and_kept_on_the_way(client):
    section = CategoryFactory()
    for moment in ("2024-07-31 10:00", "2025-08-10 10:00", "2025-08-12 10:00", "2026-01-02 10:00"):
        at(moment, category=section, only="fr")
    at("2025-08-11 10:00", category=section, only="tr")
    at("2023-08-11 10:00", category=section, only="tr")
    assert years(client, "/arsiv/?dil=fr") == [2026, 2025, 2024]
    assert years(client, "/arsiv/?dil=tr") == [2025, 2023]
    assert days(client, "/arsiv/2025/08/?dil=fr")[date(2025, 8, 11)] == 0
    page = context(client, "/arsiv/2025/08/10/?dil=fr")
    assert (page["previous"], page["next"]) == (date(2024, 7, 31), date(2025, 8, 12))
    for path, linked in [
        ("/arsiv/?dil=fr", ["/arsiv/2025/"]),
        ("/arsiv/2025/?dil=fr", ["/arsiv/", "/arsiv/2025/08/", "/arsiv/2024/", "/arsiv/2026/"]),
        (
            "/arsiv/2025/08/?dil=fr",
            ["/arsiv/", "/arsiv/2025/", "/arsiv/2025/08/10/", "/arsiv/2024/07/", "/arsiv/2026/01/"],
        ),
        ("/arsiv/2025/08/10/?dil=fr", ["/arsiv/", "/arsiv/2025/08/", "/arsiv/2024/07/31/", "/arsiv/2025/08/12/"]),
    ]:
        text = client.get(path).text
        assert not [address for address in linked if f'href="{address}?dil=fr"' not in text], path
        assert '<meta name="robots" content="noindex, follow">' in text
    assert 'href="/fr/archives/2025/08/?langue=tr"' in client.get("/fr/archives/2025/?langue=tr").text
    assert client.get("/arsiv/2025/?langue=fr").status_code == 404
    assert client.get("/arsiv/2025/?dil=en").status_code == 404


def test_page_of_the_choice_is_there_where_the_paper_has_a_story_by_then(client):
    at("2025-08-10 16:55", only="fr")
    for place in ("2025/", "2025/08/", "2025/08/10/"):
        assert client.get(f"/arsiv/{place}?dil=tr").status_code == 200, place
    assert client.get("/arsiv/2025/08/09/?dil=tr").status_code == 404


def test_day_says_in_words_what_its_number_means(client):
    section = CategoryFactory()
    at("2025-08-10 10:00", category=section, only="tr")
    at("2025-08-10 11:00", category=section, only="tr")
    at("2025-08-11 12:00", category=section)
    at("2025-08-12 12:00", category=section, only="fr")
    with override("en"):
        words = [
            stories_in(Tally(*numbers))
            for numbers in [(1, 1), (2, 2), (2, 2, 2), (1, 0, 1), (3, 2, 2), (1234, 1200, 40)]
        ]
        assert words == [
            "1 story in Turkish", "2 stories in Turkish", "2 stories in both languages", "1 story in French",
            "3 stories: 2 in Turkish, 2 in French", "1,234 stories: 1,200 in Turkish, 40 in French",
        ]  # fmt: skip
        assert stories_in(Tally(3, 2, 2), "fr") == "2 stories in French"
    with override("fr"):
        text = client.get("/fr/archives/2025/08/").text
        for tally in (Tally(2, 2), Tally(1, 1, 1), Tally(1, 0, 1)):
            assert f'<span class="words">{stories_in(tally)}</span>' in text


def test_month_is_a_table_whose_columns_have_names(client):
    at("2024-02-03 10:00")
    text = client.get("/fr/archives/2024/02/").text
    assert text.count('<th scope="col">') == 7
    assert text.index('title="lundi"') < text.index('title="dimanche"')
    assert "style=" not in text


@pytest.mark.parametrize("place", ["", "2025/", "2025/08/", "2025/08/10/"])
@pytest.mark.parametrize("choice", ["", "?dil=fr"])
def test_archive_pages_cost_at_most_eight_queries(client, clock, django_assert_max_num_queries, place, choice):
    for number in range(6):
        at(f"{2020 + number}-08-10 16:55", expire_at=brussels("2026-11-24 13:00"))
        at(f"{2020 + number}-08-10 16:56")
    clock.move_to("2026-11-24 13:00")  # the numbers of all six days are no longer what they were
    with django_assert_max_num_queries(8):
        assert client.get(f"/arsiv/{place}{choice}").status_code == 200


@pytest.mark.parametrize("place", ["", "2025/", "2025/08/"])
def test_calendar_does_not_read_the_stories(client, place):
    at("2025-08-10 16:55")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/arsiv/{place}").status_code == 200
    assert asked.captured_queries
    assert not [query["sql"] for query in asked.captured_queries if "articles_article" in query["sql"]]


def test_pages_name_the_days_they_show_and_no_table(client, clock):
    section = CategoryFactory()
    for moment in ("2024-12-31 10:00", "2025-08-10 10:00", "2025-08-12 10:00", "2026-11-24 18:00"):
        at(moment, category=section)
    shown = {}
    for place in ("", "2025/", "2025/08/", "2025/08/10/", "2025/08/12/"):
        with collecting() as page:
            client.get(f"/arsiv/{place}")
        shown[place] = page
        assert not {"articles_article", "articles_daycount"} & page.tags
    days_of_page = {
        place: {tag for tag in page.tags if tag.startswith(("day", "ways"))} for place, page in shown.items()
    }
    assert days_of_page == {
        "": {"days"},
        "2025/": {"days2025", "ways"},
        "2025/08/": {"days2025-08", "ways"},
        "2025/08/10/": {"day2025-08-10", "ways2024", "ways2025"},
        "2025/08/12/": {"day2025-08-12", "ways"},
    }
    # A story to come changes the page that has no way on yet, and none that lies between others.
    assert shown["2025/08/12/"].ends == shown[""].ends == brussels("2026-11-24 18:00")
    assert shown["2025/08/10/"].ends == brussels("2027-01-01 00:00")  # the footer says the year
