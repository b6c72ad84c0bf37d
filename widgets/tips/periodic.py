"""What is forgotten of senders, again and again."""

from datetime import timedelta

from korner.periodic import Job
from widgets.tips import pictures, privacy

JOBS = [
    Job("forget-tips", timedelta(hours=6), privacy.forget),
    Job("forget-pictures-of-unsent-tips", timedelta(minutes=30), pictures.forget_drafts),
]
