"""What polls keep of people."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept
from widgets.polls.forgetting import forget

KEPT = [
    Kept(
        "votes",
        what=_(
            "What was voted for, beside a mark made of the random number of your browser and a secret of this one poll; and "
            "for two days how many new voters came from one connection, marked the same way. No name, no address, no time."
        ),
        why=_("So that everybody votes once."),
        how_long=format_lazy(
            _("{days} days after the end of the poll the secret and the marks are deleted; the numbers of votes stay."),
            days=settings.OBJECT_KEY_DAYS,
        ),
        forget=forget,
    )
]
