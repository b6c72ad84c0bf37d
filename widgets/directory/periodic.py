"""What is done by itself for firms: owners are asked once a year, entries nobody answers for are hidden, what is over goes.

And the numbers of firms are counted anew, in case a step forgot to.
"""

from datetime import timedelta

from korner.periodic import Job
from widgets.directory import privacy
from widgets.directory.counted import recount
from widgets.directory.owning import claiming, moving, reminding

JOBS = [
    Job("ask-owners-of-firms", timedelta(hours=6), reminding.remind),
    Job("hide-unanswered-firms", timedelta(hours=6), reminding.hide),
    Job("forget-firms", timedelta(hours=1), privacy.forget),
    Job("forget-claims-of-firms", timedelta(hours=1), claiming.forget),
    Job("forget-addresses-of-owners", timedelta(hours=1), moving.forget),
    Job("numbers-of-firms", timedelta(hours=1), recount),
]
