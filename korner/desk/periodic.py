"""What the desk sees to by itself: it forgets."""

from datetime import timedelta

from korner.desk import audit, notices
from korner.periodic import Job

DAY = timedelta(days=1)
JOBS = [Job("forget-people-in-audit", DAY, audit.forget), Job("forget-notices", DAY, notices.trim)]
