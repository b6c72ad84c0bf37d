"""The one door to the queue of tasks: what is done after the answer, by the worker.

Import `task` and `enqueue` from here and from nowhere else: when Django's own tasks have a database back end,
these lines are all that changes.
"""

from functools import partial

from django.db import transaction
from django_tasks import task

__all__ = ["enqueue", "task"]


def enqueue(job, *args, **kwargs):
    """Queue `job` (a function decorated with `task`) once the running transaction has been committed."""
    transaction.on_commit(partial(job.enqueue, *args, **kwargs))
