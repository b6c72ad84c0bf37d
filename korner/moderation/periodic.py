"""What the queue sees to by itself: it forgets."""

from datetime import timedelta

from korner.moderation import retention
from korner.periodic import Job

DAY = timedelta(days=1)
JOBS = [
    Job("forget-refused", DAY, retention.forget_refused),
    Job("forget-writers", DAY, retention.forget_marks),
    Job("forget-bans", DAY, retention.forget_bans),
    Job("forget-cases-of-nothing", timedelta(days=7), retention.forget_cases_of_nothing),
]
