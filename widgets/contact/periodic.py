"""What is done with letters again and again: forgotten letters are sent on, old ones deleted."""

from datetime import timedelta

from korner.periodic import Job
from widgets.contact import mailing, privacy

JOBS = [
    Job("send-letters-on", mailing.PATIENCE, mailing.queue_unsent),
    Job("forget-letters", timedelta(hours=6), privacy.forget),
]
