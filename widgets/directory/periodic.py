"""What the directory wants done again and again."""

from datetime import timedelta

from korner.periodic import Job
from widgets.directory.counted import recount

JOBS = [Job("numbers-of-firms", timedelta(hours=1), recount)]
