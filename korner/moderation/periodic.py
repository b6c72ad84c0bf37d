"""What is done by itself for readers who act: what told them apart is forgotten in its time."""

from datetime import timedelta

from korner.periodic import Job
from korner.visitors import counting

JOBS = [Job("forget-visitors", timedelta(hours=1), counting.forget)]
