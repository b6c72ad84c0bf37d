"""What the newsroom wants done again and again."""

from datetime import timedelta

from articles.models.day_keeping import recount_passed
from articles.models.reply import forget_old
from korner.periodic import Job

JOBS = [
    Job("days-changed-by-time", timedelta(minutes=1), recount_passed),
    Job("personal-data-of-replies", timedelta(hours=6), forget_old),
]
