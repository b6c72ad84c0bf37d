"""The box of a poll: at home, and within stories (korner.boxes)."""

from django.utils.translation import gettext_lazy as _

from korner.languages import page_language
from widgets.polls import shown
from widgets.polls.models import Poll

OFFERED = 50
CALLED = _("Poll")  # what such a box is called at the desk


def box(request, *, pk=None):
    """The poll `pk`, or without a number that of the front page; at most 2 queries.

    Its numbers stand in the box only once it has ended: while votes come in, its pages are not made anew for each of them.
    """
    language = page_language()
    poll = shown.poll_at_front(language) if pk is None else shown.poll_or_none(pk)
    if poll is None or not poll.question_in(language):
        return None
    options = shown.options_of(poll)
    return {
        "poll": poll,
        "options": options,
        "tally": shown.tally(poll, options) if poll.has_ended() else None,
        "ended": poll.has_ended(),
        "url": poll.url_in(language),
        "in_story": pk is not None,
    }


def in_story(number):
    """Every poll may stand in a story."""
    return {"pk": number}


def offered(person):
    """[(number, question)] of the polls that `person` may put into a story, the newest first."""
    if not person.has_perm("polls.view_poll"):
        return []
    return [(poll.pk, str(poll)) for poll in Poll.objects.newest_first()[:OFFERED]]


def called(numbers):
    """{number: question} of those of `numbers` that are there."""
    return {poll.pk: str(poll) for poll in Poll.objects.filter(pk__in=numbers)}
