"""The count of each day's stories is right after whatever happens to them, and at every minute of the clock."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from django.db.models import F

from articles import workflow
from articles.archiving import loading
from articles.models import Article, DayCount
from articles.models.day_keeping import recount_passed, tags_of
from articles.models.days import day_of
from articles.periodic import JOBS
from korner.publishing import Status
from tests.articles.archives import entry, load, pair, write
from tests.conftest import brussels
from tests.factories import CategoryFactory, UserFactory, story
from tests.many import many_stories

pytestmark = pytest.mark.django_db


def shown(client, month="2026/11"):
    """{day of the month: (stories, Turkish, French)} of the days of a month that are links in its calendar."""
    response = client.get(f"/arsiv/{month}/")
    cells = [cell for week in response.context["weeks"] for cell in week if cell] if response.status_code == 200 else []
    return {cell.day.day: (cell.tally.stories, cell.tally.tr, cell.tally.fr) for cell in cells if cell.heat}


def stored():
    """{day: (stories, Turkish, French)} of the stored days that have any."""
    return {row.day: (row.stories, row.tr, row.fr) for row in DayCount.objects.filter(stories__gt=0)}


def by_hand():
    """The same, counted story by story as a reader would."""
    days = {}
    for article in Article.objects.visible():
        numbers = days.setdefault(day_of(article.publish_at), [0, 0, 0])
        for place, counts in enumerate((True, article.has_body_in("tr"), article.has_body_in("fr"))):
            numbers[place] += counts
    return {day: tuple(numbers) for day, numbers in days.items()}


# --- the clock --------------------------------------------------------------------------------------------------------
def test_scheduled_story_is_counted_at_its_minute(client, clock):
    story(publish_at=brussels("2026-11-24 10:00"))
    story(publish_at=brussels("2026-11-24 18:00"), only="fr")
    clock.move_to("2026-11-24 17:59:59")
    assert shown(client) == {24: (1, 1, 1)}
    clock.move_to("2026-11-24 18:00")
    assert shown(client) == {24: (2, 1, 2)}
    assert client.get("/arsiv/2026/11/24/").context["total"].stories == 2


def test_expired_story_is_counted_until_its_minute(client, clock):
    story(publish_at=brussels("2026-11-20 10:00"))
    story(publish_at=brussels("2026-11-21 10:00"), expire_at=brussels("2026-11-24 18:00"))
    clock.move_to("2026-11-24 17:59:59")
    assert shown(client) == {20: (1, 1, 1), 21: (1, 1, 1)}
    assert client.get("/arsiv/2026/11/20/").context["next"] == date(2026, 11, 21)
    clock.move_to("2026-11-24 18:00")
    assert shown(client) == {20: (1, 1, 1)}
    assert client.get("/arsiv/2026/11/20/").context["next"] is None


def test_embargoed_story_is_counted_from_its_minute_on(client, clock):
    story(publish_at=brussels("2025-11-20 10:00"))
    story(publish_at=brussels("2026-10-21 10:00"), embargo_until=brussels("2026-11-24 18:00"))
    clock.move_to("2026-11-24 17:59:59")
    assert [row.start.year for row in client.get("/arsiv/").context["rows"]] == [2025]
    assert shown(client, "2026/10") == {}
    clock.move_to("2026-11-24 18:00")
    assert [row.start.year for row in client.get("/arsiv/").context["rows"]] == [2026, 2025]
    assert shown(client, "2026/10") == {21: (1, 1, 1)}
    assert client.get("/arsiv/2025/").context["next"] == date(2026, 10, 21)


def test_first_story_of_the_paper_opens_the_archive_at_its_minute(client, clock):
    story(publish_at=brussels("2026-11-24 18:00"))
    assert client.get("/arsiv/2026/11/24/").status_code == 404
    assert client.get("/arsiv/").context["rows"] == []
    clock.move_to("2026-11-24 18:00")
    assert client.get("/arsiv/2026/11/24/").status_code == 200
    assert shown(client) == {24: (1, 1, 1)}


def test_clock_of_the_house_writes_down_what_time_has_changed(client, clock):
    story(publish_at=brussels("2026-11-24 10:00"), expire_at=brussels("2026-11-24 19:00"))
    story(publish_at=brussels("2026-11-24 18:00"))
    clock.move_to("2026-11-24 18:30")
    assert stored() == {date(2026, 11, 24): (1, 1, 1)}
    assert recount_passed() == 1
    assert stored() == {date(2026, 11, 24): (2, 2, 2)}
    assert recount_passed() == 0
    clock.move_to("2026-11-24 19:00")
    assert [job.run() for job in JOBS if job.name == "days-changed-by-time"] == [1]
    assert stored() == {date(2026, 11, 24): (1, 1, 1)}
    assert DayCount.objects.get().until is None


# --- the newsroom -----------------------------------------------------------------------------------------------------
@pytest.mark.usefixtures("clock")
def test_steps_of_the_newsroom_keep_the_count(client):
    editor = UserFactory(role="editor")
    article = story(draft=True)
    assert shown(client) == {}
    workflow.publish(article, by=editor)
    assert shown(client) == {24: (1, 1, 1)}
    workflow.date_back(article, by=editor, to=brussels("2026-11-03 09:00"))
    assert shown(client) == {3: (1, 1, 1)}
    workflow.withdraw(article, by=editor, note="Bir neden.")
    assert shown(client) == {}
    workflow.publish(article, by=editor)
    assert shown(client) == {3: (1, 1, 1)}


@pytest.mark.usefixtures("clock")
def test_language_taken_back_or_lost_is_no_longer_counted(client):
    article = story(publish_at=brussels("2026-11-20 10:00"))
    article.withdrawn_fr = True
    article.save()
    assert shown(client) == {20: (1, 1, 0)}
    article.body_tr = ""
    article.save()
    assert shown(client) == {}
    article.withdrawn_fr = False
    article.save()
    assert shown(client) == {20: (1, 0, 1)}


@pytest.mark.usefixtures("clock")
def test_outdated_text_is_counted_like_a_ready_one(client):
    article = story(publish_at=brussels("2026-11-20 10:00"))
    Article.objects.filter(pk=article.pk).update(translation_fr="outdated")
    assert shown(client) == {20: (1, 1, 1)}


@pytest.mark.usefixtures("clock")
def test_stale_row_in_memory_does_not_hide_the_day_the_story_left(client):
    article = story(publish_at=brussels("2026-11-20 10:00"))
    stale = Article.objects.get(pk=article.pk)
    article.publish_at = brussels("2026-11-10 10:00")
    article.save()
    stale.publish_at = brussels("2026-11-05 10:00")
    stale.save()
    assert shown(client) == {5: (1, 1, 1)}


@pytest.mark.usefixtures("clock")
def test_deleted_stories_are_not_counted(client):
    section = CategoryFactory()
    for day in (18, 19, 20):
        story(category=section, publish_at=brussels(f"2026-11-{day} 10:00"))
    first = Article.objects.order_by("publish_at").first()
    first.publish_at = None  # what is in memory does not matter
    first.delete()
    assert shown(client) == {19: (1, 1, 1), 20: (1, 1, 1)}
    Article.objects.all().delete()
    assert stored() == {}


@pytest.mark.usefixtures("clock")
def test_row_that_is_restored_as_it_was_is_counted_again(client):
    article = story(publish_at=brussels("2026-11-20 10:00"))
    kept = serializers.serialize("json", [article])  # as the history and dumpdata keep it
    article.publish_at = brussels("2026-11-10 10:00")
    article.save()
    for row in serializers.deserialize("json", kept):
        with transaction.atomic():
            row.save()
    assert shown(client) == {20: (1, 1, 1)}


@pytest.mark.usefixtures("clock")
def test_update_of_many_rows_keeps_the_count(client):
    many_stories(30, categories=[CategoryFactory()], newest=brussels("2026-11-24 00:10"))
    assert shown(client) == {23: (19, 12, 13), 24: (11, 8, 7)}
    Article.objects.filter(publish_at__lt=brussels("2026-11-24 00:00")).update(
        publish_at=F("publish_at") - timedelta(days=1)
    )
    assert shown(client) == {22: (19, 12, 13), 24: (11, 8, 7)}
    Article.objects.filter(translation_tr="missing").update(status=Status.WITHDRAWN)
    assert stored() == by_hand()
    Article.objects.update(status=Status.PUBLISHED)
    assert shown(client) == {22: (19, 12, 13), 24: (11, 8, 7)}
    rows = list(Article.objects.order_by("pk")[:3])
    for row in rows:
        row.publish_at = brussels("2026-11-01 08:00")
    Article.objects.bulk_update(rows, ["publish_at"])
    assert stored() == by_hand()


@pytest.mark.usefixtures("clock")
def test_correcting_a_word_counts_nothing():
    article = story(publish_at=brussels("2026-11-20 10:00"))
    DayCount.objects.update(stories=7)
    article.headline_tr = "Başka bir başlık"
    article.save()
    Article.objects.filter(pk=article.pk).update(comments_open=False)
    assert stored() == {date(2026, 11, 20): (7, 1, 1)}


@pytest.mark.usefixtures("clock")
def test_count_is_undone_with_the_story(client):
    section = CategoryFactory()
    story(category=section, publish_at=brussels("2026-11-20 10:00"))

    with transaction.atomic():
        story(category=section, publish_at=brussels("2026-11-20 11:00"))
        transaction.set_rollback(True)
    assert shown(client) == {20: (1, 1, 1)}


# --- all at once ------------------------------------------------------------------------------------------------------
def fill_in_the_migration():
    """Run the migration's own step on the tables as they are."""
    import_module("articles.migrations.0003_fill_day_counts").fill(apps, None)


@pytest.mark.parametrize("count", [fill_in_the_migration, lambda: call_command("recount_days", verbosity=0)])
def test_all_days_can_be_counted_anew(client, clock, count):
    section = CategoryFactory()
    many_stories(40, categories=[section], newest=brussels("2026-11-01 00:10"))
    many_stories(10, categories=[section], newest=brussels("2025-01-01 00:05"))
    story(category=section, publish_at=brussels("2026-11-20 10:00"), expire_at=brussels("2026-11-24 18:00"))
    story(category=section, publish_at=brussels("2026-11-20 10:00"), embargo_until=brussels("2026-11-24 19:00"))
    story(category=section, publish_at=brussels("2026-12-24 10:00"))
    story(category=section, draft=True)
    right = by_hand()
    assert stored() == right
    whole = set(DayCount.objects.values_list())
    DayCount.objects.all().delete()
    count()
    assert stored() == right
    assert set(DayCount.objects.exclude(stories=0, until=None).values_list()) == whole
    clock.move_to("2026-11-24 19:00")
    assert shown(client)[20] == (1, 1, 1)


@pytest.mark.usefixtures("clock")
def test_loaded_archive_stands_in_the_calendar(client, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 2)
    entries = [entry(n, published_at=f"2025-08-{n:02}T10:00:00Z") for n in (1, 2, 3)]
    french = [part | {"published_at": "2025-08-03T23:30:00Z"} for part in pair(4, 5, "both")]
    load(write(tmp_path, [*entries, *french]))
    assert shown(client, "2025/08") == {1: (1, 1, 0), 2: (1, 1, 0), 3: (1, 1, 0), 4: (1, 1, 1)}
    moved = [entry(n, published_at=f"2025-08-{n + 1:02}T10:00:00Z") for n in (1, 2, 3)]
    load(write(tmp_path, [*moved, *french]))
    assert shown(client, "2025/08") == {2: (1, 1, 0), 3: (1, 1, 0), 4: (2, 2, 1)}
    assert stored() == by_hand()


def test_counting_anew_says_how_far_it_is_and_mends_what_is_wrong(capsys):
    story(publish_at=brussels("2025-08-10 10:00"))
    DayCount.objects.update(stories=9)
    DayCount.objects.create(day=date(2020, 1, 1), month=date(2020, 1, 1), stories=3)
    call_command("recount_days")
    assert "2 of 2 months: 2025-08" in capsys.readouterr().out
    assert stored() == {date(2025, 8, 10): (1, 1, 1)}


def test_days_are_named_by_year_month_and_day():
    days = [date(2025, 8, 10), date(2026, 1, 2)]
    assert tags_of(days, days[1:]) == {
        "days", "days2025", "days2025-08", "day2025-08-10", "days2026", "days2026-01", "day2026-01-02", "ways", "ways2026",
    }  # fmt: skip
    assert tags_of([]) == set()
