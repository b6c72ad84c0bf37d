"""What the desk sees to by itself."""

from datetime import timedelta

from korner.desk.outsiders import forget_ended
from korner.periodic import Job

JOBS = [Job("forget-ended-preview-links", timedelta(hours=1), forget_ended)]
