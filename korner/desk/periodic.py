"""What the desk does by itself: it forgets old notices."""

from datetime import timedelta

from korner.desk import notices
from korner.periodic import Job

JOBS = [Job("forget-notices", timedelta(days=1), notices.trim)]
