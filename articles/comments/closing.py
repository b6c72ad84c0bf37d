"""What the desk does to a discussion as a whole, and to one comment in it besides deciding: close, open, pin, note."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_noop

from articles.comments.models import Comment
from articles.comments.showing import changed_at_once
from articles.models import Article
from korner.caching.changes import touch
from korner.desk import audit


@transaction.atomic
def set_open(article_id, is_open, *, by):
    """Open or close the discussion under a story; returns whether anything changed.

    The story's version counts on: who has it open at the desk is told that it is another one now.
    """
    rows = Article.objects.filter(pk=article_id, comments_open=not is_open)
    changed = rows.update(comments_open=is_open, version=F("version") + 1)
    if changed:
        touch(f"article{article_id}")
        words = gettext_noop("discussion opened") if is_open else gettext_noop("discussion closed")
        audit.note(by, "changed", Article.objects.get(pk=article_id), words)
    return bool(changed)


@transaction.atomic
def mark(comment, **values):
    """Give a comment another `pinned` or `note`; its pages show it at once."""
    for name, value in values.items():
        setattr(comment, name, value)
    Comment.objects.filter(pk=comment.pk).update(**values)
    changed_at_once(comment.article_id)
