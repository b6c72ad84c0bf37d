"""What the queue keeps of people."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from korner.moderation import retention
from korner.privacy import Kept

KEPT = [
    Kept(
        "refused",
        what=_("What you sent and a moderator refused, or what was taken for spam"),
        why=_("So that a mistake can be put right, and a decision explained."),
        how_long=format_lazy(
            _("{refused} days after it was refused, {spam} days for spam; then it is deleted."),
            refused=settings.REFUSED_DAYS,
            spam=settings.SPAM_DAYS,
        ),
        forget=retention.forget_refused,
    ),
    Kept(
        "writers",
        what=_("Marks made of your browser’s cookie and of your network address, under a key of the month"),
        why=_("So that a flood from one hand is seen. They cannot be turned back into an address."),
        how_long=format_lazy(
            _("{days} days after the end of the month, longer only while a ban holds; then the key is deleted."),
            days=settings.WRITER_KEY_DAYS,
        ),
        forget=retention.forget_marks,
    ),
    Kept(
        "bans",
        what=_("The name, or the mark of a browser, an address or a network, that is banned for a time, and why"),
        why=_("So that whoever breaks the rules again and again is kept out for a while."),
        how_long=format_lazy(_("{days} days after the ban has ended."), days=settings.BAN_KEPT_DAYS),
        forget=retention.forget_bans,
    ),
]
