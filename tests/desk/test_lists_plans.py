"""How the database answers the lists of the desk: by an index, never by reading or counting the whole table."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Byline, Correction, ReplyRequest
from korner.desk.base import revision_by
from korner.desk.models import AuditEntry, Notice
from korner.images.models import Asset
from korner.publishing import Status
from korner.search import desk_index
from tests.factories import AuthorFactory, CategoryFactory, UserFactory
from tests.many import many_stories

pytestmark = pytest.mark.django_db

STORIES = "/admin/articles/article/"
QUESTIONS = [
    *(
        "",
        "?p=3",
        "?mine=yes",
        "?mine=given",
        "?person={person}",
        "?section={section}",
        "?section={part}",
        "?kind__exact=news",
    ),
    *(
        "?status=draft",
        "?status=sent_back",
        "?status=in_review",
        "?status=approved",
        "?status=changes",
        "?status=scheduled",
        "?status=published",
        "?status=withdrawn",
    ),
    *("?missing=fr", "?missing=tr", "?missing=translation", "?missing=outdated", "?missing=picture", "?missing=byline"),
    *("?when=today", "?when=week", "?order=changed", "?order=waiting", "?q=nouvelle", "?q=12"),
    *("?status=draft&missing=fr", "?mine=yes&status=draft", "?section={section}&when=today"),
]
NUMBER = 2500


@pytest.fixture
def addresses(staff):
    """The list with every question, in a newsroom with many stories of which few are drafts."""
    person = staff("editor")
    other = UserFactory(role="journalist")
    top = CategoryFactory()
    part = CategoryFactory(parent=top)
    authors = [AuthorFactory(account=other), *(AuthorFactory() for _number in range(20))]
    sections = [top, part, *(CategoryFactory() for _number in range(18))]
    pks = [row.pk for row in many_stories(NUMBER, categories=sections, authors=authors)]
    Article.objects.filter(pk__in=pks[:20]).update(status=Status.DRAFT, publish_at=None, created_by=person)
    Article.objects.filter(pk__in=pks[20:30]).update(status=Status.IN_REVIEW, publish_at=None)
    Article.objects.filter(pk__in=pks[30:34]).update(status=Status.WITHDRAWN)
    Article.objects.filter(pk__in=pks[34:40]).update(assigned_to=person)
    Byline.objects.filter(article__in=pks[-12:]).delete()
    desk_index.write_all(Article, pks[:60])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    lists = [STORIES + question.format(person=other.pk, section=top.pk, part=part.pk) for question in QUESTIONS]
    return [*lists, "/admin/", "/admin/scheduled/", "/admin/find/options/?q=nouvelle"]


def asked_of(client, address, table="articles_article"):
    """[(statement, parameters)] on `table` that a page asks."""
    asked = []

    def note(execute, sql, params, many, context):
        if sql.startswith(("SELECT", "(SELECT")) and f'FROM "{table}"' in sql:
            asked.append((sql, params))
        return execute(sql, params, many, context)

    client.get(address)
    with CaptureQueriesContext(connection) as queries, connection.execute_wrapper(note):
        assert client.get(address).status_code == 200, address
    assert len(queries) <= 15, address
    assert asked, address
    return asked


def plan_of(sql, params):
    """How the database would answer a statement, a step a line."""
    words = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        cursor.execute(words + sql, params)
        return [str(row[-1]) for row in cursor.fetchall()]


def reads_all(plan, table="articles_article"):
    """Whether a plan reads the table from end to end, or sorts all of it."""
    if connection.vendor == "postgresql":
        return any(re.search(rf"Seq Scan on {table}\b", step) for step in plan)
    # SQLite walks backwards by number and stops at the fiftieth: that is no scan. To sort, it must have searched first.
    sorts = any("USE TEMP B-TREE FOR ORDER BY" in step for step in plan)
    return sorts and any(step.startswith(f"SCAN {table}") for step in plan)


def test_no_list_of_stories_counts_or_reads_the_table(addresses, client):
    wrong = []
    for address in addresses:
        for sql, params in asked_of(client, address):
            plan = plan_of(sql, params)
            if "COUNT(" in sql or reads_all(plan):
                wrong.append((address, [step[:150] for step in plan]))
    assert wrong == []


def test_what_waits_is_looked_up_by_its_status_and_then_sorted(addresses):
    few = Article.objects.waiting().values_list("pk")[:7]
    plan = " ".join(plan_of(*few.query.sql_with_params()))
    by_status = ("article_status_id", "article_newest", "article_embargo", "article_expiry")
    assert any(name in plan for name in by_status), plan


# --- what else grows with the years -----------------------------------------------------------------------------------
PICTURES = "/admin/images/asset/"
OTHERS = {
    "/admin/notices/": "desk_notice",
    "/admin/audit/": "desk_auditentry",
    "/admin/audit/?person={person}": "desk_auditentry",
    "/admin/audit/?kind=articles.article&number=7": "desk_auditentry",
    "/admin/audit/?day=2026-03-02": "desk_auditentry",
    "/admin/articles/correction/": "articles_correction",
    "/admin/articles/replyrequest/": "articles_replyrequest",
    "/admin/articles/replyrequest/?due=open": "articles_replyrequest",
    "/admin/articles/replyrequest/?due=overdue": "articles_replyrequest",
    "/admin/articles/replyrequest/?due=soon": "articles_replyrequest",
    "/admin/articles/article/{story}/history/": "reversion_version",
    PICTURES: "images_asset",
    f"{PICTURES}?until=2025-06-01": "images_asset",
    f"{PICTURES}?since=2025-05-01&until=2025-06-01": "images_asset",
    f"{PICTURES}?until=2025-06-01&before={{picture}}": "images_asset",
    f"{PICTURES}?rights=expired": "images_asset",
    f"{PICTURES}?licence=agency&until=2025-06-01": "images_asset",
    f"{PICTURES}?use=used": "images_asset",
    f"{PICTURES}?missing=alt": "images_asset",
    f"{PICTURES}?missing=credit": "images_asset",
    f"{PICTURES}?mine=yes": "images_asset",
    "/admin/pictures/library/?until=2025-06-01": "images_asset",
}


@pytest.fixture
def years(staff):
    """What fills the words in braces of OTHERS, at a desk that has been kept for years."""
    person, other, now = staff("chief"), UserFactory(role="journalist"), timezone.now()
    stories = [row.pk for row in many_stories(NUMBER, categories=[CategoryFactory()])]
    Notice.objects.bulk_create(
        Notice(person=person if n % 50 == 0 else other, verb="mentioned", title="x", link="/admin/", made_at=now)
        for n in range(NUMBER)
    )
    AuditEntry.objects.bulk_create(
        AuditEntry(at=now - timedelta(hours=n), person=other if n % 50 == 0 else person, verb="changed", thing="x",
                   kind="articles.article", number=str(n)) for n in range(NUMBER)
    )  # fmt: skip
    Correction.objects.bulk_create(
        Correction(article_id=pk, text_tr="x", made_at=now - timedelta(hours=n)) for n, pk in enumerate(stories)
    )
    ReplyRequest.objects.bulk_create(
        ReplyRequest(article_id=pk, person="x", language="tr", received_at=now - timedelta(hours=n), delete_after=now,
                     deadline=now - timedelta(hours=n - 60), decision="open" if n < 9 else "refused")
        for n, pk in enumerate(stories)
    )  # fmt: skip
    Asset.objects.bulk_create(
        Asset(name="x", original="x", width=8, height=6, bytes=1, sha256="x", token=str(n), renditions={"free": [640]},
              uploaded_by=person if n % 50 == 0 else other, licence="agency" if n % 50 == 0 else "own",
              credit="" if n % 50 == 0 else "Korner", used=n % 50 == 0, wordless=n % 50 == 0,
              expires_on=now - timedelta(days=9) if n % 250 == 0 else None)
        for n in range(NUMBER)
    )  # fmt: skip
    pictures = list(Asset.objects.order_by("-pk").values_list("pk", flat=True))
    for n in range(0, NUMBER, 25):
        Asset.objects.filter(pk__in=pictures[n : n + 25]).update(created_at=now - timedelta(days=n))
    for pk in [*stories[:40], *[stories[0]] * 3]:
        with revision_by(person):
            Article.objects.get(pk=pk).save()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"person": other.pk, "story": stories[0], "picture": pictures[NUMBER // 2]}


def test_no_other_list_counts_or_reads_its_table(years, client):
    wrong = []
    for address, table in OTHERS.items():
        for sql, params in asked_of(client, address.format(**years), table):
            plan = plan_of(sql, params)
            small = table == "reversion_version" and connection.vendor == "postgresql"  # so few are read as quickly
            if "COUNT(" in sql or (reads_all(plan, table) and not small):
                wrong.append((address, [step[:150] for step in plan]))
    assert wrong == []
