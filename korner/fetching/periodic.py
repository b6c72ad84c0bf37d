"""What is done by itself for outside sources: those that are due are queued each minute."""

from datetime import timedelta

from korner.fetching import tasks
from korner.periodic import Job

JOBS = [
    Job("ask-sources", timedelta(minutes=1), tasks.queue_due),
    Job("forget-sources", timedelta(days=1), tasks.forget),
]
