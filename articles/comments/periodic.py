"""What is done by itself for comments: what is personal of them ends in its time."""

from datetime import timedelta

from articles.comments.forgetting import forget
from korner.periodic import Job

JOBS = [Job("forget-comments", timedelta(hours=6), forget)]
