"""What is kept of who works at the paper."""

from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept

KEPT = [
    Kept(
        name="staff",
        what=_("Of those who work at the paper: account, e-mail address, and what they did at the desk."),
        why=_("So that they can work, and mistakes can be traced."),
        how_long=_("As long as they work here; the address goes 90 days after they left, what they did after a year."),
    )
]
