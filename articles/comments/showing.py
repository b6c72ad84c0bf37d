"""Which stored pages show the discussion under a story, and when they are old (RULES.md 3).

Every page that shows comments of a story, or their number, names `tag(story)`. What was accepted without a moderator makes
these pages old at most every few seconds, what a moderator decides at once.
"""

from korner.caching.changes import touch
from korner.caching.lately import touch_lately


def tag(article_id):
    """The tag of the discussion under a story."""
    return f"comments-of{article_id}"


def changed_lately(article_id):
    """Pages with this discussion may be a few seconds behind."""
    touch_lately(tag(article_id))


def changed_at_once(article_id, *, hard=False):
    """Pages with this discussion are old when the transaction ends; `hard`: the edge must forget them too."""
    touch(tag(article_id), hard=hard)
