"""How the database answers the inbox and the list of letters: by an index, never by counting or sorting the table."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from korner.moderation.models import State
from tests.contact.letters import TopicFactory
from tests.desk.test_lists_plans import plan_of
from tests.factories import UserFactory
from widgets.contact.models import ContactMessage
from widgets.tips.models import Tip

pytestmark = pytest.mark.django_db

NUMBER = 3000
TIPS, LETTERS = "/admin/tips/tip/", "/admin/contact/contactmessage/"


@pytest.fixture
def many(staff):
    """Very many tips and letters, of which few are open."""
    me, other, now = staff("editor"), UserFactory(role="editor"), timezone.now()
    end = now + timedelta(days=180)
    Tip.objects.bulk_create(
        Tip(
            receipt=f"{number}",
            text="Söz",
            language="tr" if number % 2 else "fr",
            work=Tip.Work.CLOSED if number % 100 else Tip.Work.NEW,
            closed_at=now if number % 100 else None,
            reader=(me if number % 50 == 1 else other) if number % 100 else None,
            state=State.APPROVED,
            delete_after=end,
        )
        for number in range(NUMBER)
    )
    topics = [TopicFactory() for _number in range(5)]
    ContactMessage.objects.bulk_create(
        ContactMessage(
            topic=topics[number % 5],
            name="A",
            email=f"{number}@example.org",
            text="Söz",
            language="tr",
            same=f"{number}",
            state=State.APPROVED if number % 30 else State.SPAM,
            dealt_with=bool(number % 100),
        )
        for number in range(NUMBER)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return topics


@pytest.mark.parametrize(
    ("table", "path", "questions"),
    [
        ("tips_tip", TIPS, ["", "?p=2", "?work=new", "?work=reading", "?work=closed", "?work=all", "?reader=me", "?reader=nobody", "?q=12", "?language=fr"]),
        ("contact_contactmessage", LETTERS, ["", "?work=done", "?work=all", "?work=all&topic__id__exact={topic}", "?work=all&q=12"]),
    ],
)  # fmt: skip
def test_no_list_counts_or_sorts_the_table(many, client, table, path, questions):
    wrong = []
    for question in questions:
        asked = []

        def note(execute, sql, params, many, context, asked=asked):
            if sql.startswith("SELECT") and f'FROM "{table}"' in sql:
                asked.append((sql, params))
            return execute(sql, params, many, context)

        address = path + question.format(topic=many[0].pk)
        with connection.execute_wrapper(note):
            assert client.get(address).status_code == 200, address
        assert asked, address
        for sql, params in asked:
            plan = " ".join(plan_of(sql, params))
            sorts = "USE TEMP B-TREE FOR ORDER BY" in plan or "Seq Scan on " + table in plan
            if "COUNT(" in sql or sorts:
                wrong.append((address, plan[:300]))
    assert wrong == []


def test_the_inbox_reads_the_open_ones_only(many):
    plan = " ".join(plan_of(*Tip.objects.open().order_by("-id").values_list("pk")[:50].query.sql_with_params()))
    assert "tips_open" in plan
