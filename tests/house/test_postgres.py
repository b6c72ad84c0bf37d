"""The connection to PostgreSQL: an ended one is noticed without a question, and moments are what Django reads."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, connections

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="asks of PostgreSQL only"),
]


@pytest.fixture
def own_line():
    """Run something in a thread, which has a connection of its own as each request has; it is closed in the end."""

    def run(act):
        answers = []

        def body():
            try:
                answers.append(act(connections["default"]))
            except Exception as problem:
                answers.append(problem)
            finally:
                connections["default"].close()

        thread = threading.Thread(target=body)
        thread.start()
        thread.join()
        return answers[0]

    return run


def ask(line, words="SELECT 1"):
    with line.cursor() as cursor:
        cursor.execute(words)
        return cursor.fetchone()[0]


def next_request(line):
    """What Django does between two requests."""
    line.close_if_unusable_or_obsolete()


def asked_for_its_health(line, monkeypatch):
    """A list that fills whenever the server is asked whether it is there."""
    asked = []
    real = line.is_usable
    monkeypatch.setattr(line, "is_usable", lambda: asked.append(1) or real())
    return asked


def prepared(line):
    line.ensure_connection()
    line.health_check_enabled = True
    line.close_at = None


def test_a_quiet_connection_is_not_asked_whether_it_is_there(own_line, monkeypatch):
    def act(line):
        prepared(line)
        asked = asked_for_its_health(line, monkeypatch)
        next_request(line)
        return ask(line), line.health_check_done, asked

    assert own_line(act) == (1, True, [])


def test_a_connection_that_the_server_ended_is_replaced_before_the_first_question(own_line, monkeypatch):
    def act(line):
        prepared(line)
        asked = asked_for_its_health(line, monkeypatch)
        first = ask(line, "SELECT pg_backend_pid()")
        next_request(line)
        with connections.create_connection("default").cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [first])
        return first != ask(line, "SELECT pg_backend_pid()"), asked

    assert own_line(act) == (True, [1])


def test_a_connection_within_a_broken_transaction_is_asked(own_line, monkeypatch):
    def act(line):
        prepared(line)
        line.connection.autocommit = False
        asked = asked_for_its_health(line, monkeypatch)
        with line.connection.cursor() as cursor:
            cursor.execute("SELECT 1")  # a transaction that nobody ended
        line.health_check_done = False
        line.close_if_health_check_failed()
        return asked

    assert own_line(act) == [1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-28 23:45:47.5+01", datetime(2026, 11, 28, 22, 45, 47, 500_000, UTC)),
        ("2026-11-28 22:45:47.123456+00", datetime(2026, 11, 28, 22, 45, 47, 123_456, UTC)),
        ("0001-01-01 00:00:00+00", datetime(1, 1, 1, tzinfo=UTC)),
        ("9999-12-31 23:59:59+00", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_moments_are_read_in_utc(written, read):
    found = ask(connection, f"SELECT '{written}'::timestamptz")
    assert found == read
    assert found.tzinfo is UTC


def test_a_moment_before_all_years_is_refused_as_ever():
    with pytest.raises(Exception, match="before year 1"):
        ask(connection, "SELECT '0044-03-15 12:00:00+00 BC'::timestamptz")
