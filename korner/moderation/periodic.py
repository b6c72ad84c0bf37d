"""What is done by itself for readers who act: what told them apart is forgotten in its time, and what was refused."""

from datetime import timedelta

from korner.moderation import retention
from korner.periodic import Job
from korner.visitors import counting

DAY = timedelta(days=1)
JOBS = [
    Job("forget-visitors", timedelta(hours=1), counting.forget),
    Job("forget-refused", DAY, retention.forget_refused),
    Job("forget-writers", DAY, retention.forget_marks),
    Job("forget-bans", DAY, retention.forget_bans),
    Job("forget-cases-of-nothing", timedelta(days=7), retention.forget_cases_of_nothing),
]
