"""What readers seek is counted without them: words, language, day, number; the desk sees what was not found."""

import sqlite3
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from korner.periodic import jobs
from korner.search import sought
from korner.search.models import Sought
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def kept():
    """(words, language, times, found) of every row."""
    return list(Sought.objects.order_by("pk").values_list("words", "language", "times", "found"))


def test_the_same_words_of_a_day_are_one_row_that_counts(client, answers, clock):
    answers(total=7)
    client.get("/ara/?q=Vergi+Dairesi")
    client.get("/ara/?q=++vergi++DA%C4%B0RES%C4%B0%21")
    client.get("/fr/recherche/?q=Vergi+dairesi")
    assert kept() == [("vergi dairesi", "tr", 2, 7), ("vergi dairesi", "fr", 1, 7)]


def test_each_day_has_its_own_row_and_no_hour(client, answers, clock):
    answers()
    clock.move_to("2026-11-24 23:59")
    client.get("/ara/?q=vergi")
    clock.move_to("2026-11-25 00:01")
    client.get("/ara/?q=vergi")
    assert [str(day) for day in Sought.objects.order_by("day").values_list("day", flat=True)] == [
        "2026-11-24",
        "2026-11-25",
    ]
    names = {field.name for field in Sought._meta.get_fields()}
    assert names == {"id", "day", "language", "words", "times", "found"}


def test_how_much_was_found_last_is_remembered(client, answers, clock):
    answers(total=0)
    client.get("/ara/?q=vergi")
    answers(total=4)
    client.get("/ara/?q=vergi")
    assert kept() == [("vergi", "tr", 2, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "elif@example.org",
        "elif yalçın ELİF＠example.org",
        "elif @ example",
        "0475 12 34 56",
        "+32 2 123.45.67",
        "85.07.30-033.28",
        "BE71 0961 2345 6769",
        "(0312) 555-1234 kim",
        "٠٤٧٥١٢٣٤٥٦",
    ],
)
def test_what_looks_like_somebodys_address_or_number_is_not_kept(client, answers, text):
    asked = answers()
    assert client.get("/ara/", {"q": text}).status_code == 200
    assert asked.questions, "it is searched all the same"
    assert kept() == []


@pytest.mark.parametrize("text", ["", " ", "a", "!!!", "uzun " * 60, "x" * 81, "\x00"])
def test_what_is_no_search_is_not_kept(client, answers, text):
    answers()
    client.get("/ara/", {"q": text})
    assert kept() == []


def test_years_and_short_numbers_are_kept(client, answers):
    answers()
    client.get("/ara/?q=se%C3%A7im+2024")
    client.get("/ara/?q=92+tramvay")
    assert [row[0] for row in kept()] == ["seçim 2024", "92 tramvay"]


def test_leafing_narrowing_and_asking_for_the_head_alone_count_nothing(client, answers):
    from tests.search.answers import STRANGE

    answers(hits=[STRANGE], total=60)
    client.get("/ara/?q=vergi&sayfa=2")
    client.get("/ara/?q=vergi&dil=fr")
    client.head("/ara/?q=vergi")
    client.get("/ara/oneri/?q=vergi")
    assert kept() == []


def test_control_characters_do_not_reach_the_list(client, answers):
    answers()
    client.get("/ara/", {"q": "ver\x00gi\x1b \u202eters\u200b"})
    assert [row[0] for row in kept()] == ["vergi ters"]


def test_counting_is_one_statement(clock):
    sought.remember("vergi", "tr", 3)
    with CaptureQueriesContext(connection) as asked:
        sought.remember("vergi", "tr", 3)
    assert len(asked) == 1
    assert kept() == [("vergi", "tr", 2, 3)]


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_count_while_somebody_else_writes(client, answers):
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL writers do not wait for each other")
    asked = answers()
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    began = time.perf_counter()
    answer = client.get("/ara/?q=vergi")
    waited = time.perf_counter() - began
    writer.execute("ROLLBACK")
    writer.close()
    assert (answer.status_code, len(asked.questions)) == (200, 1)
    assert waited < 2
    assert kept() == []
    client.get("/ara/?q=vergi")
    assert kept() == [("vergi", "tr", 1, 0)]
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == 20_000


def test_what_was_sought_is_forgotten_after_its_time(clock, settings):
    settings.SEARCH_LOG_DAYS = 30
    clock.move_to("2026-10-20 10:00")
    sought.remember("eski", "tr", 0)
    clock.move_to("2026-10-25 10:00")
    sought.remember("yeni", "tr", 0)
    clock.move_to("2026-11-24 10:00")
    assert sought.forget() == 1
    assert [row[0] for row in kept()] == ["yeni"]


def test_of_a_day_that_is_over_only_the_most_sought_is_kept(clock, monkeypatch):
    monkeypatch.setattr(sought, "MOST_A_DAY", 2)
    for text in ("bir", "iki", "iki", "üç", "üç", "üç"):
        sought.remember(text, "tr", 0)
    assert sought.forget() == 0
    clock.move_to("2026-11-25 09:00")
    assert sought.forget() == 1
    assert {row[0] for row in kept()} == {"iki", "üç"}


def test_the_clock_sees_to_the_forgetting():
    assert "forget-sought" in {job.name for job in jobs()}


# --- at the desk ---------------------------------------------------------------------------------------------------
@pytest.fixture
def week(clock):
    """A week of searches: (words, how often, how many were found), the last day today."""
    for day, text, times, found in [
        ("2026-11-10 09:00", "geçen hafta", 9, 0),
        ("2026-11-20 09:00", "uçak bileti", 2, 0),
        ("2026-11-24 09:00", "uçak bileti", 1, 0),
        ("2026-11-24 09:00", "nöbetçi eczane", 2, 0),
        ("2026-11-24 09:00", "vergi", 5, 12),
    ]:
        clock.move_to(day)
        for _ in range(times):
            sought.remember(text, "tr", found)


def panel(client):
    """The panel of the start page: its lines, or None where it is not shown."""
    found = [
        section
        for section in parse(client.get("/admin/")).xpath("//section[contains(@class, 'desk-start-panel')]")
        if "sought" in section.xpath("string(.//a/@href)") or "Aranıp" in words(section) or "Sought" in words(section)
    ]
    return [words(item) for item in found[0].xpath(".//li")] if found else None


def test_the_start_page_tells_editors_what_was_not_found_this_week(week, staff, client):
    staff("editor", language="en")
    lines = panel(client)
    assert len(lines) == 2
    assert lines[0].startswith("uçak bileti")
    assert "3" in lines[0]
    assert lines[1].startswith("nöbetçi eczane")


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_others_are_not_told(week, staff, client, role):
    staff(role, language="en")
    assert panel(client) is None


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_the_list_answers_what_was_sought_and_not_found(week, staff, client, role):
    staff(role, language="en")

    def shown(query):
        return [row.words for row in client.get(f"/admin/search/sought/{query}").context["cl"].result_list]

    assert shown("?outcome=nothing&when=week") == ["nöbetçi eczane", "uçak bileti", "uçak bileti"]
    assert shown("?outcome=found") == ["vergi"]
    assert "geçen hafta" in shown("")
    assert shown("?q=ECZANE") == ["nöbetçi eczane"]
    assert "geçen hafta" in shown("?outcome=yok&when=yok")


def test_nobody_writes_or_deletes_what_was_sought(week, staff, client):
    staff("chief")
    row = Sought.objects.first()
    assert client.get("/admin/search/sought/add/").status_code == 403
    assert client.post(f"/admin/search/sought/{row.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post("/admin/search/sought/", {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"})
    assert Sought.objects.filter(pk=row.pk).exists()


def test_a_search_that_found_nothing_leads_to_a_result_set_by_hand(week, staff, client):
    staff("editor", language="en")
    document = parse(client.get("/admin/search/sought/?outcome=nothing&when=week"))
    link = document.xpath("//a[contains(@href, 'promotedresult/add')]/@href")[0]
    form = parse(client.get(link))
    assert form.xpath("//textarea[@name='words']")[0].text_content().strip() == "nöbetçi eczane"
