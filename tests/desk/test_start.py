"""The start page: each role sees first what concerns it, and what it never sees is not there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ReplyRequest
from korner.desk import locks, notes
from korner.fetching.models import Asked, Switch
from korner.publishing import Status
from korner.search import sought
from tests.desk.test_autosave import keep
from tests.factories import ArticleFactory, AssetFactory, UserFactory, story
from tests.pharmacies.making import commune, make_pharmacy, make_shift

pytestmark = pytest.mark.django_db

START = "/admin/"


def panels(client):
    """{icon of a panel: its headlines} of the start page, in the order it shows them."""
    shown = client.get(START).context["panels"]
    return {panel["icon"]: [item["title"] for item in panel["items"]] for panel in shown}


def handed_in(headline, *, hours, **fields):
    """A story handed in so many hours ago."""
    row = ArticleFactory(draft=True, headline_tr=headline, **fields)
    Article.objects.filter(pk=row.pk).update(
        status=Status.IN_REVIEW, changed_at=timezone.now() - timedelta(hours=hours)
    )
    return row


def test_an_editor_sees_first_what_waits_for_him_the_longest_wait_on_top(staff, client, clock):
    staff("editor")
    handed_in("Yeni gelen", hours=1)
    handed_in("Çok bekleyen", hours=7)
    found = panels(client)
    assert next(iter(found)) == "inbox"
    assert found["inbox"] == ["Çok bekleyen", "Yeni gelen"]
    said = [item["said"] for item in client.get(START).context["panels"][0]["items"]]
    assert ["7\xa0saat" in said[0], "1\xa0saat" in said[1]] == [True, True]


def test_a_journalist_sees_his_drafts_and_what_is_with_the_editors_and_no_colleagues(staff, client):
    person = staff("journalist")
    ArticleFactory(draft=True, headline_tr="Benim taslağım", created_by=person)
    ArticleFactory(draft=True, headline_tr="Başkasının taslağı")
    handed_in("Teslim ettiğim", hours=2, created_by=person)
    handed_in("Başkasının teslimi", hours=2)
    found = panels(client)
    assert found["edit_note"] == ["Benim taslağım"]
    assert found["outbox"] == ["Teslim ettiğim"]
    assert "inbox" not in found


def test_a_translator_sees_outdated_texts_first_then_what_is_missing(staff, client):
    staff("translator")
    old = ArticleFactory(headline_tr="Eskimiş")
    Article.objects.filter(pk=old.pk).update(translation_fr="outdated")
    story(only="tr", headline_tr="Fransızcası yok")
    found = panels(client)
    assert list(found)[:2] == ["update", "translate"]
    assert found["update"] == ["Eskimiş"]
    assert "Fransızcası yok" in found["translate"]


def test_a_moderator_is_told_of_no_story(staff, client):
    staff("moderator")
    handed_in("Teslim", hours=1)
    assert panels(client) == {"forum": []}, "what readers sent, and nothing else"
    assert "Teslim" not in client.get(START).content.decode()


def test_of_a_coming_story_the_time_is_said_in_words(staff, client, clock):
    staff("editor", language="fr")
    ArticleFactory(publish_at=timezone.now() + timedelta(hours=20))
    (panel,) = [panel for panel in client.get(START).context["panels"] if panel["icon"] == "schedule"]
    assert panel["items"][0]["said"] == "demain à 8\xa0h, heure de Bruxelles"
    assert panel["items"][0]["moment"] is None


def test_coming_stories_stand_in_the_order_of_their_times(staff, client, clock):
    staff("editor")
    now = timezone.now()
    ArticleFactory(headline_tr="Yarın", publish_at=now + timedelta(days=1))
    ArticleFactory(headline_tr="Birazdan", publish_at=now + timedelta(hours=1))
    ArticleFactory(headline_tr="Gelecek ay", publish_at=now + timedelta(days=30))
    assert panels(client)["schedule"] == ["Birazdan", "Yarın"]


def test_what_readers_sought_in_vain_is_shown_to_editors_only(staff, client):
    sought.remember("bulunmayan", "tr", 0)
    staff("editor")
    assert panels(client)["search_off"] == ["bulunmayan"]
    staff("journalist")
    assert "search_off" not in panels(client)


def test_a_mention_stands_first_until_it_was_seen(staff, client):
    person = staff("editor")
    row = ArticleFactory(headline_tr="Sorulan haber")
    notes.write(row, f"@{person.username} bakar mısın?", by=UserFactory(role="journalist"))
    assert next(iter(panels(client).items())) == ("alternate_email", ["Sorulan haber"])
    client.get(f"/admin/articles/article/{row.pk}/change/")
    assert "alternate_email" not in panels(client)


@pytest.mark.parametrize(
    ("role", "first"),
    [("journalist", "edit_note"), ("translator", "update"), ("editor", "inbox"), ("chief", "inbox")],
)
def test_an_empty_desk_says_what_to_do(role, first, staff, client):
    staff(role)
    shown = client.get(START).context["panels"]
    assert shown[0]["icon"] == first
    assert all(panel["empty"] and not panel["items"] for panel in shown)


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator", "chief"])
def test_the_start_page_takes_at_most_fifteen_questions_and_counts_nothing(role, staff, client):
    person = staff(role)
    for number in range(9):
        ArticleFactory(draft=True, created_by=person)
        handed_in(f"Teslim {number}", hours=number, created_by=person)
        row = ArticleFactory(publish_at=timezone.now() + timedelta(hours=number + 1))
        notes.write(row, f"@{person.username}", by=UserFactory(role="chief"))
        sought.remember(f"aranan {number}", "tr", 0)
    if role != "moderator":
        keep(client, row, headline_tr="Yarım kalan")
    client.get(START)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(START).status_code == 200
    assert len(queries) <= 15, "\n".join(query["sql"][:260] for query in queries)
    assert not [query["sql"] for query in queries if "COUNT(" in query["sql"] and "articles" in query["sql"]]


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_with_every_panel_full_it_takes_no_more(role, staff, client, clock):
    person = staff(role)
    for number in range(9):
        ArticleFactory(draft=True, created_by=person)
        handed_in(f"Teslim {number}", hours=number)
        row = ArticleFactory(publish_at=timezone.now() + timedelta(hours=number + 1))
        notes.write(row, f"@{person.username}", by=UserFactory(role="chief"))
        locks.put(row, UserFactory(role="chief"))
        ReplyRequest.objects.create(article=row, person="Ayşe", language="tr")
        ArticleFactory(picture=AssetFactory(expires_on=timezone.localdate()))
        sought.remember(f"aranan {number}", "tr", 0)
        Asked.objects.create(source="ecb", key=str(number), failures=9, problem="silent", next_at=timezone.now())
        make_shift(make_pharmacy(place=commune(f"Yer {number}")), "2026-11-24 22:00", "2026-11-25 08:00", checked=None)
    Switch.objects.create(source="ecb", on=True)
    keep(client, row, headline_tr="Yarım kalan")
    first = panels(client)
    for icon in (
        "inbox",
        "alternate_email",
        "lock",
        "gavel",
        "image_not_supported",
        "search_off",
        "fact_check",
        "event_busy",
    ):
        assert first[icon], icon
    assert first["cloud_off"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(START).status_code == 200
    assert len(queries) <= 15, "\n".join(query["sql"][:260] for query in queries)


# --- /admin/scheduled/ ----------------------------------------------------------------------------------------------
def test_all_that_changes_by_the_clock_stands_under_its_brussels_day(staff, client, clock):
    clock.move_to("2026-10-24 20:00")  # the night in which the clock goes back
    staff("editor")
    late = clock.move_to("2026-10-25 00:30")
    clock.move_to("2026-10-24 20:00")
    ArticleFactory(headline_tr="Gece yarısından sonra", publish_at=late)
    ArticleFactory(headline_tr="Ambargolu", embargo_until=late + timedelta(hours=3))
    ArticleFactory(headline_tr="Bitecek", expire_at=late - timedelta(hours=1))
    ArticleFactory(headline_tr="Geçmiş", embargo_until=timezone.now() - timedelta(hours=1))
    ArticleFactory(headline_tr="Taslak", draft=True, embargo_until=late)
    days = client.get("/admin/scheduled/").context["days"]
    told = {day.isoformat(): [(entry["what"], str(entry["story"])) for entry in entries] for day, entries in days}
    assert told == {
        "2026-10-24": [("expire", "Bitecek")],
        "2026-10-25": [("publish", "Gece yarısından sonra"), ("embargo", "Ambargolu")],
    }


def test_the_list_of_scheduled_things_costs_the_same_with_more_of_them(staff, client):
    staff("editor")
    costs = []
    for number in (3, 12):
        for n in range(number):
            ArticleFactory(publish_at=timezone.now() + timedelta(hours=n + 1), expire_at=None)
        client.get("/admin/scheduled/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/scheduled/")
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 10


@pytest.mark.parametrize(
    ("role", "status"), [("journalist", 200), ("translator", 200), ("editor", 200), ("moderator", 403), ("chief", 200)]
)
def test_who_opens_the_list_of_scheduled_things(role, status, staff, client):
    staff(role)
    assert client.get("/admin/scheduled/").status_code == status
