"""What the search forgets by itself: what was sought long ago."""

from datetime import timedelta

from korner.periodic import Job
from korner.search import sought

JOBS = [Job("forget-sought", timedelta(days=1), sought.forget)]
