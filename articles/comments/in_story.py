"""What comments add to the page of a story, and to its card in lists (korner.templatetags.joined)."""

from articles.comments.showing import tag
from articles.comments.stories import told
from articles.comments.threads import BEST, NEWEST, OLDEST, PAGE, Discussion
from korner.caching.tags import shows
from korner.site.models import Comments

ORDERS = {NEWEST: "comments", OLDEST: "comments-oldest", BEST: "comments-best"}


def orders_of(story):
    """[(order, path)] of the pages of a discussion; `story` is a Told."""
    return [(order, story.place_of(name)) for order, name in ORDERS.items()]


def can_be_read(context, story):
    """Whether the page is one of readers: previews of what was never out have no discussion."""
    return hasattr(story, "number_of_comments") and not context.get("unlisted")


def discussion(context, story):
    """The threads under a story's text; one query, none where nobody has written."""
    if not can_be_read(context, story):
        return None
    mode = context["paper"]["comments"]
    here = told(story, context["language"], mode)
    shows(tag(story.pk))
    is_off = mode.get("mode") == Comments.OFF
    if is_off and not here.number and not mode.get("facebook"):
        return None
    threads, page = [], Discussion(story.pk)
    if here.number:
        threads = page.stretch(None, PAGE + 1)
    return "comments/_discussion.html", {
        "told": here,
        "threads": threads[:PAGE],
        "pinned": page.pinned,
        "more_threads": len(threads) > PAGE,
        "order": NEWEST,
        "orders": orders_of(here) if here.number > 1 else [],
        "is_off": is_off,
    }


def jump(context, story):
    """The line above the text that leads to the discussion."""
    if not can_be_read(context, story):
        return None
    here = told(story, context["language"], context["paper"]["comments"])
    shows(tag(story.pk))
    return ("comments/_jump.html", {"told": here}) if here.number or here.is_open else None


def count(context, story):
    """How many have commented, on a card; nothing where nobody has."""
    number = getattr(story.article, "number_of_comments", 0)
    shows(tag(story.pk))
    return ("comments/_count.html", {"number": number}) if number else None
