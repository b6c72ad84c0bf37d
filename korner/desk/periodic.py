"""What the desk sees to by itself."""

from datetime import timedelta

from korner.desk import audit
from korner.periodic import Job

JOBS = [Job("forget-people-in-audit", timedelta(days=1), audit.forget)]
