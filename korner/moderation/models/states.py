"""Where something that a reader sent may stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Approved is what readers see; everything else they never do."""

    PENDING = "pending", _("Waiting")
    HELD = "held", _("Set aside")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    SPAM = "spam", _("Spam")


WAITING = (State.PENDING, State.HELD)
