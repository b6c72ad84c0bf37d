"""What is over is deleted: every hour each app is asked to forget what its time has come for."""

import logging
from datetime import timedelta

from django.utils import timezone

from korner.periodic import Job
from korner.privacy import everything_kept

log = logging.getLogger(__name__)


def forget_what_is_over(now=None):
    """Let everything that is kept of people end in its time; one app's trouble does not keep the others' data. Returns a dict.

    {name: how many were deleted}.
    """
    now, gone = now or timezone.now(), {}
    for kept in everything_kept():
        if kept.forget is None:
            continue
        try:
            gone[kept.name] = kept.forget(now)
        except Exception:
            log.exception("what is kept of people could not be deleted: %s", kept.name)
    return gone


JOBS = [Job("forget-what-is-over", timedelta(hours=1), forget_what_is_over)]
