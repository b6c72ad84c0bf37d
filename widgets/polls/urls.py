"""The addresses of this app, for one language at a time."""

from korner.addresses import localized
from widgets.polls import views, vote_views

VOTE = {"tr": "oy", "fr": "voter"}


def public(language):
    """The public paths in `language`."""
    one = "<slug:slug>-<int:pk>/"
    return [
        localized(language, "polls", views.polls, word_name="polls"),
        localized(language, "poll", views.poll, word_name="polls", rest=one),
        localized(language, "poll-vote", vote_views.vote, word_name="polls", rest=f"{one}{VOTE[language]}/"),
    ]
