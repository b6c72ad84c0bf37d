"""What the search forgets by itself: whom it counted, and what was sought long ago."""

from datetime import timedelta

from korner.periodic import Job
from korner.search import limits, sought

JOBS = [
    Job("forget-askers", timedelta(minutes=10), limits.forget),
    Job("forget-sought", timedelta(days=1), sought.forget),
]
