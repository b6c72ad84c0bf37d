"""What polls want done again and again."""

from datetime import timedelta

from korner.periodic import Job
from widgets.polls.forgetting import forget

JOBS = [Job("votes-of-ended-polls", timedelta(hours=1), forget)]
