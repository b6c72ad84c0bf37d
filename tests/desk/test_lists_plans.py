"""How the database answers the lists of the desk: by an index, never by reading or counting the whole table."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from korner.publishing import Status
from korner.search import desk_index
from tests.factories import AuthorFactory, CategoryFactory, UserFactory
from tests.many import many_stories

pytestmark = pytest.mark.django_db

STORIES = "/admin/articles/article/"
QUESTIONS = [
    *("", "?p=3", "?mine=yes", "?person={person}", "?section={section}", "?section={part}", "?kind__exact=news"),
    *("?status=draft", "?status=in_review", "?status=scheduled", "?status=published", "?status=withdrawn"),
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
    desk_index.write_all(Article, pks[:60])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    lists = [STORIES + question.format(person=other.pk, section=top.pk, part=part.pk) for question in QUESTIONS]
    return [*lists, "/admin/", "/admin/scheduled/", "/admin/find/options/?q=nouvelle"]


def asked_of_stories(client, address):
    """[(statement, parameters)] on the table of stories that a page asks."""
    asked = []

    def note(execute, sql, params, many, context):
        if sql.startswith(("SELECT", "(SELECT")) and 'FROM "articles_article"' in sql:
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


def reads_all(plan):
    """Whether a plan reads the table of stories from end to end, or sorts all of it."""
    if connection.vendor == "postgresql":
        return any(re.search(r"Seq Scan on articles_article\b", step) for step in plan)
    # SQLite walks backwards by number and stops at the fiftieth: that is no scan. To sort, it must have searched first.
    sorts = any("USE TEMP B-TREE FOR ORDER BY" in step for step in plan)
    return sorts and any(step.startswith("SCAN articles_article") for step in plan)


def test_no_list_of_stories_counts_or_reads_the_table(addresses, client):
    wrong = []
    for address in addresses:
        for sql, params in asked_of_stories(client, address):
            plan = plan_of(sql, params)
            if "COUNT(" in sql or reads_all(plan):
                wrong.append((address, [step[:150] for step in plan]))
    assert wrong == []


def test_what_waits_is_looked_up_by_its_status_and_then_sorted(addresses):
    few = Article.objects.waiting().values_list("pk")[:7]
    plan = " ".join(plan_of(*few.query.sql_with_params()))
    by_status = ("article_status_id", "article_newest", "article_embargo", "article_expiry")
    assert any(name in plan for name in by_status), plan
