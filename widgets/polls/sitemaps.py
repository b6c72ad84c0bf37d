"""Which addresses of polls search engines are told of."""

from korner.addresses import reverse_in
from korner.statements import moment
from korner.syndication.sitemaps import FixedPart, RangePart, in_both
from widgets.polls.models import Poll


def parts():
    """The list, and every poll that has begun."""
    return [
        FixedPart("poll-list", lambda: in_both(lambda language: reverse_in(language, "polls"))),
        RangePart(
            "polls",
            Poll.objects.begun,
            lambda poll: in_both(poll.url_in),
            rows_asked=lambda: Poll.objects.begun(moment()),
        ),
    ]
