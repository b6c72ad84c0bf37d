"""How the database answers the queue among very many cases that were decided long ago: by an index, reading few rows."""

import re
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from korner.moderation import repeats, steps, writers
from korner.moderation.models import Case, State
from tests.desk.test_lists_plans import plan_of
from tests.moderation.letters import letter
from tests.moderation.sent.models import Letter

pytestmark = pytest.mark.django_db

NUMBER = 20_000
PAGES = ["", "?part=1&after=50-1700000000000000-7", "?list=held", "?list=decided", "?list=spam"]


@pytest.fixture
def many(moderator):
    """Very many approved cases, few of other states; returns one that waits."""
    now = timezone.now()
    kind = ContentType.objects.get_for_model(Letter)
    rows = [
        Case(
            kind=kind,
            number=10_000_000 + n,
            language="tr",
            name=f"name{n % 5000}",
            visitor=f"v{n % 7000}",
            address=f"a{n % 3000}",
            network=f"n{n % 1000}",
            key_month=202600 + n % 12,
            fingerprint=f"f{n % 15000}",
            likeness=n,
            risk=n % 90,
            since=now - timedelta(minutes=n),
            state=State.APPROVED if n % 50 else State.SPAM,
            decided_at=now - timedelta(minutes=n),
            decided_by=moderator if n % 3 == 0 else None,
        )
        for n in range(NUMBER)
    ]
    Case.objects.bulk_create(rows, batch_size=500)
    cases = [letter(f"Mektup {n}", risk=n) for n in range(8)]
    steps.decide(cases[0], State.HELD, by=moderator)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return cases[-1]


def asked_of_cases(act):
    """[(statement, parameters)] on the table of cases that `act` asks."""
    asked = []

    def note(execute, sql, params, many, context):
        if sql.startswith("SELECT") and 'FROM "moderation_case"' in sql:
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with CaptureQueriesContext(connection), connection.execute_wrapper(note):
        act()
    assert asked
    return asked


def reads_all(plan):
    """Whether a plan reads the table from end to end, or sorts what it did not look up."""
    if connection.vendor == "postgresql":
        return any(re.search(r"Seq Scan on moderation_case\b", step) for step in plan)
    scans = any(re.search(r"SCAN moderation_case(?! USING (COVERING )?INDEX)", step) for step in plan)
    sorts = any("USE TEMP B-TREE FOR ORDER BY" in step for step in plan)
    return scans or (sorts and not any(step.startswith("SEARCH moderation_case USING") for step in plan))


def faults(act):
    return [
        (sql[:200], plan)
        for sql, params in asked_of_cases(act)
        if "COUNT(" in sql or reads_all(plan := plan_of(sql, params))
    ]


@pytest.mark.parametrize("query", PAGES)
def test_no_list_of_the_queue_reads_or_counts_the_table(query, many, client):
    client.get("/admin/moderation/")
    assert faults(lambda: client.get(f"/admin/moderation/{query}")) == []


def test_neither_does_the_start_page(many, client):
    assert faults(lambda: client.get("/admin/")) == []


@pytest.mark.parametrize("by", ["visitor", "address", "network", "name"])
def test_neither_does_the_page_of_a_writer(by, many, client):
    one = Case.objects.filter(state=State.APPROVED).first()
    Letter(pk=one.number, text="x", language="tr", story="y").save(force_insert=True)
    assert faults(lambda: client.get(f"/admin/moderation/{one.pk}/writer/?by={by}")) == []


def test_neither_does_the_ladder(many):
    text = "Bu cümle uzun olduğu için parmak izi bütün gazetede aranır, kim gönderirse göndersin, her gün."
    assert faults(lambda: repeats.sent_before(text)) == []
    marks = writers.Marks(202611, "v1", "a1", "n1")
    assert faults(lambda: repeats.sent_before("Kısa bir cümle işte", marks)) == []
