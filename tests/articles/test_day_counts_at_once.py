"""Two people at the desk at the same moment: neither overwrites what the other's story adds to its day."""

import threading

import pytest
from django.db import close_old_connections, connection, transaction

from articles.models import Article, DayCount
from korner.publishing import Status
from tests.conftest import brussels
from tests.factories import CategoryFactory, story

pytestmark = pytest.mark.django_db(transaction=True)


def in_threads(*functions):
    """Run functions at the same time, each with a connection of its own; returns what they raised."""
    raised = []

    def run(function):
        try:
            function()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[function]) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    close_old_connections()
    return raised


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
def test_story_that_waits_for_another_of_its_day_counts_that_one_too():
    section = CategoryFactory()
    first, second = (story(category=section, draft=True) for _ in range(2))
    saved, begun = threading.Event(), threading.Event()

    def publish(article):
        article.status, article.publish_at = Status.PUBLISHED, brussels("2025-08-10 10:00")
        article.save()

    def one():
        with transaction.atomic():
            publish(first)
            saved.set()
            assert begun.wait(20)
            # Time for the other to reach the day and wait for it: without the lock it would count without us.
            threading.Event().wait(0.5)

    def other():
        assert saved.wait(20)
        begun.set()
        publish(second)

    assert in_threads(one, other) == []
    assert DayCount.objects.get().stories == 2


def test_many_writers_of_many_days_leave_the_right_numbers():
    section = CategoryFactory()
    articles = [story(category=section, publish_at=brussels(f"2025-08-0{n % 4 + 1} 10:00")) for n in range(8)]

    def move(article, days):
        for day in days:
            article.publish_at = brussels(f"2025-08-0{day} 10:00")
            article.save()

    assert in_threads(*[lambda row=row: move(row, (1, 2, 3, 4, 3, 2, 4, 1, 2)) for row in articles[:4]]) == []
    counts = {row.day.day: row.stories for row in DayCount.objects.filter(stories__gt=0)}
    days = [article.publish_at.astimezone(brussels("2025-08-01 10:00").tzinfo).day for article in Article.objects.all()]
    assert counts == {day: days.count(day) for day in set(days)}
