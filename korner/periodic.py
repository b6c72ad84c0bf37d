"""What is done again and again, and when it was done last.

An app says what it wants done in its `periodic.py`: `JOBS = [Job("name", timedelta(days=1), function)]`. Two clocks on two
machines do not run a job twice: the row is taken by one atomic update.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import close_old_connections
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string, module_has_submodule

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A function without arguments, to be called once in every `every`."""

    name: str
    every: timedelta
    run: Callable[[], object]


def jobs():
    """All jobs of all installed apps."""
    found = [
        Job("prune-tasks", timedelta(days=1), prune_tasks),
        Job("prune-sessions", timedelta(days=1), prune_sessions),
    ]
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "periodic") and config.name != "korner":
            found += import_string(f"{config.name}.periodic.JOBS")
    return found


def prune_tasks():
    """Forget tasks that were done long ago."""
    from django.core.management import call_command

    call_command("prune_db_task_results", verbosity=0)


def prune_sessions():
    """Forget the sessions of the desk that have ended."""
    from django.core.management import call_command

    call_command("clearsessions", verbosity=0)


def take(job, now):
    """Whether this clock may run `job` now: it is due and no other clock has taken it."""
    from korner.models import PeriodicJob

    row, made = PeriodicJob.objects.get_or_create(name=job.name, defaults={"last_run": now})
    if made:
        return True
    due = Q(last_run__isnull=True) | Q(last_run__lte=now - job.every)
    return PeriodicJob.objects.filter(due, pk=row.pk).update(last_run=now) == 1


def run_due(now=None):
    """Run every job that is due; yields (name, None or the error's words). One failing job does not stop the others."""
    close_old_connections()
    for job in jobs():
        if not take(job, now or timezone.now()):
            continue
        try:
            job.run()
        except Exception as error:  # The clock must go on whatever a job runs into; the log keeps the trace.
            log.exception("periodic job failed: %s", job.name)
            yield job.name, str(error)
        else:
            yield job.name, None
