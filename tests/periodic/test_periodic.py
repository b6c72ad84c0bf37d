"""What is done again and again: each job once in its time, whatever the number of clocks."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from korner import periodic
from korner.models import PeriodicJob
from korner.periodic import Job, run_due, take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The test's own transaction must outlive a run of the clock."""
    monkeypatch.setattr(periodic, "close_old_connections", lambda: None)


@pytest.fixture
def jobs(monkeypatch):
    """Replace the jobs of the house; returns the list to be filled."""
    found = []
    monkeypatch.setattr(periodic, "jobs", lambda: found)
    return found


def test_a_job_runs_at_the_first_look_and_then_once_in_its_time(jobs, clock):
    done = []
    jobs.append(Job("hourly", timedelta(hours=1), lambda: done.append(timezone.now())))
    for moment in ("2026-11-24 12:00", "2026-11-24 12:01", "2026-11-24 12:59", "2026-11-24 13:00", "2026-11-24 13:30"):
        clock.move_to(moment)
        list(run_due())
    assert [timezone.localtime(at).strftime("%H:%M") for at in done] == ["12:00", "13:00"]


def test_two_clocks_do_not_run_a_job_twice(clock):
    job, now = Job("daily", timedelta(days=1), lambda: None), timezone.now()
    assert [take(job, now), take(job, now)] == [True, False]
    tomorrow = now + timedelta(days=1)
    assert [take(job, tomorrow), take(job, tomorrow)] == [True, False]
    assert PeriodicJob.objects.count() == 1


def test_a_failing_job_is_reported_and_stops_no_other(jobs):
    done = []

    def fail():
        raise ValueError("the source did not answer")

    jobs += [Job("first", timedelta(days=1), fail), Job("second", timedelta(days=1), lambda: done.append(1))]
    assert list(run_due()) == [("first", "the source did not answer"), ("second", None)]
    assert done == [1]


def test_the_clock_says_what_it_did(jobs):
    jobs.append(Job("greet", timedelta(days=1), lambda: None))
    out = StringIO()
    call_command("tick", stdout=out)
    assert "greet: done" in out.getvalue()
    call_command("tick", stdout=out)
    assert out.getvalue().count("greet") == 1


def test_the_houses_own_jobs_all_run(db):
    names = [job.name for job in periodic.jobs()]
    assert len(names) == len(set(names))
    assert {"prune-tasks", "prune-sessions"} <= set(names)
    assert [error for _name, error in run_due()] == [None] * len(names)
