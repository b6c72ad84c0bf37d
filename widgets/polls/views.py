"""The pages of polls that all readers share: the list, and a poll with its result."""

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from korner.addresses import reverse_in
from korner.caching.tags import shows
from korner.languages import other_language
from korner.paging import page_of
from korner.site import frame
from widgets.polls import shown
from widgets.polls.models import Poll
from widgets.polls.results import Tally
from widgets.polls.structured_data import list_data, poll_data

MOST_OPEN = 100


def polls(request):
    """All polls of the page's language: those that are open on the first page, then the others, newest first."""
    language = request.page_language
    page = page_of(request, Poll.objects.closed().readable_in(language).select_related("picture"))
    running = Poll.objects.open().readable_in(language).select_related("picture").newest_first()[:MOST_OPEN]
    for poll in page.items:
        shows(poll.numbers_tag)
    return render(
        request,
        "polls/list.html",
        {
            "page": page,
            "closed": [(poll, Tally(poll, [])) for poll in page.items],
            "running": list(running) if page.is_first else [],
            "other_url": reverse_in(other_language(language), "polls"),
            "structured_data": list_data(language),
        },
    )


def found_or_404(pk):
    """The poll with this number, once it has begun. Raises Http404."""
    poll = shown.poll_or_none(pk)
    if poll is None:
        raise Http404
    return poll


def elsewhere(request, poll, name):
    """The redirect to where the page `name` ("poll", "poll-vote") of `poll` really stands, or None where it stands here.

    Raises Http404 for a poll without a question in any language.
    """
    language = request.page_language
    path = poll.path(language, name)
    if path == request.path:
        return None
    if path:
        return HttpResponsePermanentRedirect(path)
    other = poll.path(other_language(language), name)
    if not other:
        raise Http404
    return HttpResponseRedirect(other)


def poll(request, slug, pk):
    """One poll, the same for all readers: its question, its answers or its result, and the way to its form."""
    asked = found_or_404(pk)
    moved = elsewhere(request, asked, "poll")
    if moved:
        return moved
    language = request.page_language
    options = shown.options_of(asked)
    tally = shown.tally(asked, options)
    return render(
        request,
        "polls/page.html",
        {
            "poll": asked,
            "options": options,
            "tally": tally,
            "ended": asked.has_ended(),
            "picture_alt": asked.picture.alt_in(language) if asked.picture else "",
            "other_url": asked.url_in(other_language(language)),
            "structured_data": poll_data(asked, options, tally, frame.of(request), language),
        },
    )
