"""What the desk sees to by itself: it forgets."""

from datetime import timedelta

from korner.desk import audit, autosave, locks, notices, outsiders, presence
from korner.periodic import Job
from korner.tables import keeping

DAY = timedelta(days=1)
JOBS = [
    Job("forget-people-in-audit", DAY, audit.forget),
    Job("forget-notices", DAY, notices.trim),
    Job("forget-drafts", DAY, autosave.forget_old),
    Job("forget-presences", timedelta(hours=6), presence.forget_old),
    Job("forget-ended-preview-links", timedelta(hours=1), outsiders.forget_ended),
    Job("forget-tables-tried", timedelta(minutes=15), keeping.forget),
    Job("forget-locks", timedelta(hours=1), locks.drop_ended),
]
