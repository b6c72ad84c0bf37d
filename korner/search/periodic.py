"""What the search does by itself: it forgets what was sought long ago, and counts the paper's words."""

from datetime import timedelta

from korner.periodic import Job
from korner.search import sought, vocabulary

JOBS = [
    Job("forget-sought", timedelta(days=1), sought.forget),
    Job("count-words", timedelta(days=1), vocabulary.count),
]
