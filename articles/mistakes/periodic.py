"""What is over is deleted by itself."""

from datetime import timedelta

from articles.mistakes.privacy import forget
from korner.periodic import Job

JOBS = [Job("forget-mistakes", timedelta(hours=6), forget)]
