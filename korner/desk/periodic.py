"""What the desk forgets by itself: old drafts, pages long closed, locks that ended."""

from datetime import timedelta

from korner.desk import autosave, locks, presence
from korner.periodic import Job

JOBS = [
    Job("forget-drafts", timedelta(days=1), autosave.forget_old),
    Job("forget-presences", timedelta(hours=6), presence.forget_old),
    Job("forget-locks", timedelta(hours=1), locks.drop_ended),
]
