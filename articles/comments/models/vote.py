"""That a reader likes a comment: one vote each, taken back by a second press."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.comments.models.comment import Comment


class CommentVote(models.Model):
    """One reader's vote; `visitor` is hashed under the key of the comment's story."""

    no_page_shows = True  # pages show the comment's own number

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="votes")
    visitor = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("like of a comment")
        verbose_name_plural = _("likes of comments")
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["comment", "visitor"], name="one_like_a_visitor")]

    def __str__(self):
        return f"#{self.comment_id}"
