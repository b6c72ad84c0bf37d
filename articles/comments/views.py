"""Pages that show comments: stored lists of a discussion, and what is one reader's own."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from articles.comments import owners
from articles.comments.in_story import orders_of
from articles.comments.stories import other_address, story_or_404
from articles.comments.threads import BEST, NEWEST, OLDEST, PAGE, Discussion, Thread, thread_start
from korner.middleware import policy
from korner.paging import page_of
from korner.site import frame
from korner.visitors.acting import NO_STORE, answer

FACEBOOK = "https://www.facebook.com"


def listing(request, pk, order, name):
    """One page of the discussion in `order`."""
    told = story_or_404(request, pk)
    discussion = Discussion(pk, order)
    page = page_of(request, discussion, size=PAGE)
    context = {
        "told": told,
        "page": page,
        "pinned": discussion.pinned,
        "threads": page.items,
        "order": order,
        "orders": orders_of(told),
        "other_url": other_address(told, name),
        "canonical": told.url,
    }
    return render(request, "comments/list.html", context)


def newest(request, pk):
    """The discussion, the newest thread first."""
    return listing(request, pk, NEWEST, "comments")


def oldest(request, pk):
    """The discussion, the oldest thread first."""
    return listing(request, pk, OLDEST, "comments-oldest")


def best(request, pk):
    """What most readers like."""
    return listing(request, pk, BEST, "comments-best")


def thread(request, pk, number):
    """One comment with all its answers, the oldest first."""
    told = story_or_404(request, pk)
    start = thread_start(pk, number)
    if start is None:
        raise Http404
    page = page_of(request, Thread(pk, number), size=PAGE)
    start.replies, start.answers = page.items, len(page.items)  # all that follows has a page of its own
    context = {
        "told": told,
        "page": page,
        "beginning": [start],
        "other_url": other_address(told, "comment-thread", number=number),
        "canonical": told.url,
    }
    return render(request, "comments/thread.html", context)


def mine(request, pk):
    """What whoever asks has written under the story and others do not see, or he may still change: no store keeps it."""
    told = story_or_404(request, pk)
    context = {"told": told, "comments": owned(request, pk)}
    response = answer(request, "comments/mine.html", context)
    response["Cache-Control"] = NO_STORE
    return response


mine.limits_itself = True


def owned(request, pk):
    """The comments of whoever asks, each with what he may do with it and how it stands."""
    mark = owners.known_mark(request, pk)
    comments = owners.own_comments(request, pk) if mark else []
    banned = owners.silently_refused(comments)
    return [
        {
            "comment": comment,
            "may_change": owners.may_change(comment, mark),
            # Who is banned without being told sees what everybody sees whose comment waits.
            "waits": comment.state in ("pending", "held", "spam") or comment.pk in banned,
            "shown": comment.state == "approved",
        }
        for comment in comments
    ]


def facebook(request, pk):
    """The discussion on Facebook in a page of ours that others frame: nothing of theirs runs in our pages."""
    told = story_or_404(request, pk)
    if not frame.of(request)["comments"].get("facebook"):
        raise Http404
    language = "tr_TR" if request.page_language == "tr" else "fr_FR"
    address = f"{settings.SITE_URL}{told.url}"
    response = render(request, "comments/facebook.html", {"told": told, "locale": language, "address": address})
    public = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    own = {**public, "script-src": ["'none'"], "frame-src": [FACEBOOK], "frame-ancestors": ["'self'"]}
    response["Content-Security-Policy"] = policy(own)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
