"""What accounts see to by themselves."""

from datetime import timedelta

from korner.accounts import leaving, sessions
from korner.periodic import Job

JOBS = [
    Job("forget-addresses-of-those-who-left", timedelta(days=1), leaving.forget_addresses),
    Job("forget-dead-sessions", timedelta(days=1), sessions.forget_dead),
]
