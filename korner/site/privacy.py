"""What the paper keeps of everybody who acts: two cookies, counts, and links to one's own data."""

from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept
from korner.site.own_data import forget_links

KEPT = [
    Kept(
        name="cookies",
        what=_(
            "Two cookies, set only when you vote, react or write: a random number, and a mark that there is one. Who only "
            "reads gets none."
        ),
        why=_("So that you are counted once and find again what is yours. They are read by nobody else."),
        how_long=_("180 days, or until you delete them in your browser."),
    ),
    Kept(
        name="counts",
        what=_("How many new visitors came from your network address on one day; the address itself is not kept."),
        why=_("So that nobody votes a hundred times."),
        how_long=_("Two days."),
    ),
    Kept(
        name="own-data",
        what=_("Your e-mail address, when you ask for your own data."),
        why=_("So that the link in the letter opens what is yours."),
        how_long=_("One day."),
        forget=forget_links,
    ),
]
