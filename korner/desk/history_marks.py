"""What the comment of a version says beside its changes, kept so that everybody reads it in his own language."""

from django.utils import formats
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from korner.desk.paper import LANGUAGE_NAMES

AUTOMATIC = "auto"  # a comment that begins so belongs to a saving that no person asked for
RESTORED = "restored"
ALL = "all"


def restored(when, scope):
    """The comment of a version that was made by taking another one back: "restored 2026-11-24T11:00:00+00:00 tr"."""
    return f"{RESTORED} {when.isoformat()} {scope}"


def said_of(comment):
    """What a comment says, as a list of short words; the log's own words (JSON) say less than the changes do."""
    if not comment or comment.startswith(("[", AUTOMATIC)):
        return []
    mark, *rest = comment.split(" ")
    if mark == RESTORED and len(rest) == 2 and (when := parse_datetime(rest[0])):
        words = _("Taken back to the version of %s") % formats.date_format(localtime(when), "DATETIME_FORMAT")
        return [words if rest[1] == ALL else f"{words} ({LANGUAGE_NAMES.get(rest[1], rest[1])})"]
    return [comment]


def kinds_of_paragraphs():
    """What a paragraph that is no plain one is called."""
    return {
        "heading": pgettext("kind of paragraph", "heading"),
        "li": pgettext("kind of paragraph", "point of a list"),
        "quote": pgettext("kind of paragraph", "quotation"),
        "tr": pgettext("kind of paragraph", "row of a table"),
        "picture": pgettext("kind of paragraph", "picture"),
        "film": pgettext("kind of paragraph", "film"),
        "hr": pgettext("kind of paragraph", "line across"),
        "p": pgettext("kind of paragraph", "paragraph"),
    }
