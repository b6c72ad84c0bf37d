"""Comments at the desk: looked up fast, pinned, noted, a discussion closed; nobody writes or changes one there."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.comments.models import Comment
from articles.models import Article
from korner.desk.models import AuditEntry
from tests.comments.test_pages_of_comments import many
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/comments/comment/"
QUESTIONS = [
    *("", "?p=3", "?state=pending", "?state=reported", "?state=spam", "?language__exact=fr"),
    *("?state=approved&language__exact=fr", "?story={story}", "?story={story}&state=approved", "?state=liked"),
]


def act(client, name, *comments):
    """Choose comments in the list and do something with them."""
    return client.post(LIST, {"action": name, "_selected_action": [comment.pk for comment in comments]})


def test_the_list_answers_within_fifteen_queries_by_an_index(staff, client):
    staff("moderator")
    stories = [ArticleFactory() for _number in range(12)]
    for story in stories:
        many(story, 120)
    many(stories[0], 5, state="pending")
    many(stories[1], 900, language="fr")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for question in QUESTIONS:
        address = LIST + question.format(story=stories[0].pk)
        client.get(address)
        asked = []

        def note(execute, sql, params, many_, context, asked=asked):
            if sql.startswith("SELECT") and 'FROM "comments_comment"' in sql:
                asked.append((sql, params))
            return execute(sql, params, many_, context)

        with CaptureQueriesContext(connection) as queries, connection.execute_wrapper(note):
            assert client.get(address).status_code == 200, address
        assert len(queries) <= 15, address
        assert asked
        for sql, params in asked:
            assert "COUNT(" not in sql, address
            assert not reads_all(sql, params), (address, sql)


def reads_all(sql, params):
    """Whether the database reads or sorts the whole table."""
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(("EXPLAIN " if is_postgres else "EXPLAIN QUERY PLAN ") + sql, params)
        plan = [str(row[-1]) for row in cursor.fetchall()]
    if is_postgres:
        return any(re.search(r"Seq Scan on comments_comment\b", step) for step in plan)
    return any("USE TEMP B-TREE FOR ORDER BY" in step for step in plan)


def test_a_moderator_pins_and_notes_but_changes_no_word(staff, client):
    staff("moderator")
    story = ArticleFactory()
    (comment,) = many(story, 1)
    path = reverse("admin:comments_comment_change", args=[comment.pk])
    page = client.get(path)
    assert comment.text in page.text
    assert not re.search(r'name="(text|name|email|state)"', page.text)
    sent = {"pinned": "on", "note": "Bir isim çıkarıldı.", "text": "Başka", "state": "spam", "_save": "1"}
    assert client.post(path, sent).status_code == 302
    after = Comment.objects.get(pk=comment.pk)
    assert (after.pinned, after.note, after.text, after.state) == (
        True,
        "Bir isim çıkarıldı.",
        comment.text,
        "approved",
    )
    assert "Bir isim çıkarıldı." in client.get(story.url_in("tr")).text


def test_a_moderator_closes_and_opens_the_discussion_and_that_is_noted(staff, client):
    person = staff("moderator")
    story = ArticleFactory()
    version = story.version
    comments = many(story, 2)
    act(client, "close_discussion", *comments)
    row = Article.objects.get(pk=story.pk)
    assert (row.comments_open, row.version) == (False, version + 1)
    assert AuditEntry.objects.filter(person=person, verb="changed").exists()
    act(client, "open_discussion", *comments)
    assert Article.objects.get(pk=story.pk).comments_open is True


def test_only_what_readers_see_is_pinned(staff, client):
    staff("moderator")
    story = ArticleFactory()
    (seen,) = many(story, 1)
    (answer,) = many(story, 1, parent=seen)
    (waiting,) = many(story, 1, state="pending")
    act(client, "pin", seen, answer, waiting)
    assert list(Comment.objects.filter(pinned=True)) == [seen]
    act(client, "unpin", seen)
    assert not Comment.objects.filter(pinned=True).exists()


@pytest.mark.parametrize("role", ["journalist", "translator", "editor"])
def test_others_do_nothing_to_comments(staff, client, role):
    staff(role)
    story = ArticleFactory()
    comments = many(story, 1)
    assert act(client, "close_discussion", *comments).status_code == 403
    assert Article.objects.get(pk=story.pk).comments_open


def test_no_page_of_the_desk_shows_the_e_mail_address_of_a_reader(staff, client):
    staff("chief")
    story = ArticleFactory()
    (comment,) = many(story, 1, email="gizli@example.org")
    for path in (LIST, reverse("admin:comments_comment_change", args=[comment.pk])):
        assert "gizli@example.org" not in client.get(path).text


def test_deleting_one_with_answers_keeps_its_place_and_the_numbers(staff, client):
    staff("chief")
    story = ArticleFactory()
    (top,) = many(story, 1)
    many(story, 2, parent=top)
    path = reverse("admin:comments_comment_delete", args=[top.pk])
    assert client.post(path, {"post": "yes"}).status_code == 302
    assert Comment.objects.get(pk=top.pk).withdrawn
    assert Comment.objects.filter(article=story).shown().count() == 2
    assert story.__class__.objects.get(pk=story.pk).figures.comments == 2
