"""What rates want done again and again."""

from datetime import timedelta

from korner.periodic import Job
from widgets.markets.forgetting import forget_old_rates
from widgets.markets.instruments import begin

JOBS = [
    Job("quotations-to-begin-with", timedelta(days=1), begin),
    Job("old-rates", timedelta(days=1), forget_old_rates),
]
