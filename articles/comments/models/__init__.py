"""What readers say under stories, how others like it, and what they report."""

from articles.comments.models.comment import Comment
from articles.comments.models.report import CommentReport
from articles.comments.models.vote import CommentVote

__all__ = ["Comment", "CommentReport", "CommentVote"]
