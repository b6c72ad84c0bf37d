"""What a page needs to know of a poll, in few questions."""

from django.db.models import Q, QuerySet

from korner.statements import Statement, moment, number, unread
from widgets.polls.models import Poll, PollOption
from widgets.polls.results import Tally

NOT_SHOWN_OF_PICTURES = [
    f"picture__{name}"
    for name in (
        *("original", "name", "bytes", "sha256", "licence", "licence_note", "expires_on", "focus_x", "focus_y"),
        *("created_at", "alt", "used", "wordless"),
    )
]


def plain(model):
    """A selection of `model` with its picture, without what no page shows; a plain one, for a Statement."""
    rows = QuerySet(model).select_related("picture")
    return rows.defer(*unread(model), *NOT_SHOWN_OF_PICTURES)


@Statement
def one():
    """The poll `pk`."""
    return plain(Poll).filter(pk=number("pk")).order_by()


@Statement
def at_front(language):
    """The poll of the front page: of those that are open the newest marked for it, else the newest."""
    asked = plain(Poll).exclude(Q(**{f"question_{language}": None}))
    open_now = asked.filter(starts_at__lte=moment(), ends_at__gt=moment(), closed_at=None)
    return open_now.order_by("-on_front", "-starts_at", "-pk")[:1]


@Statement
def options():
    """The answers of the poll `pk`, in their order."""
    return plain(PollOption).filter(poll=number("pk")).order_by("order", "pk")


def poll_or_none(pk):
    """The poll with this number once it has begun, or None; one query."""
    found = one.ask(pk=pk, shows=[f"poll{pk}"])
    return found[0] if found and found[0].has_begun() else None


def poll_at_front(language):
    """The poll that stands on the front page in `language`, or None; one query."""
    found = at_front.ask(language, shows=["poll"])
    return found[0] if found else None


def options_of(poll):
    """The answers of `poll`; one query."""
    return options.ask(pk=poll.pk, shows=[f"poll{poll.pk}"])


def tally(poll, found, *, voted=False):
    """The Tally of `poll` with its options `found`, or None for who may not see it (yet)."""
    return Tally(poll, found) if poll.shows_result(voted=voted) else None
