"""What is kept of who searches: nothing of him."""

from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept

KEPT = [
    Kept(
        name="searches",
        what=_("Words that were searched for, and how often; not by whom."),
        why=_("So that the newsroom knows what readers look for in vain."),
        how_long=_("90 days."),
    )
]
