"""What comments keep of people."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.comments.forgetting import forget
from articles.comments.models import Comment
from articles.comments.writing import remove
from korner.moderation.models import State
from korner.privacy import Kept


def comments_of(email):
    """The comments that were sent with this e-mail address."""
    same = {email, email.lower()} - {""}  # an archive may have brought capitals
    return Comment.objects.filter(email__in=same).exclude(email="").with_story().order_by("pk")


def told(comment):
    """A comment as plain data for its writer."""
    return {
        "story": comment.article.source_headline,
        "name": comment.name,
        "email": comment.email,
        "text": comment.text,
        "language": comment.language,
        "sent": comment.created_at.isoformat(),
        "edited": comment.edited_at.isoformat() if comment.edited_at else None,
        "state": State(comment.state).label,
        "likes": comment.likes,
    }


KEPT = [
    Kept(
        "comments",
        what=_(
            "Your comment with the name you gave, its language and time, and your e-mail address if you gave one; besides "
            "a mark made of the random number of your browser and a secret of this one story, so that you can change your "
            "comment for a few minutes and the same words are not stored twice."
        ),
        why=_("So that readers can talk about a story, and moderators can keep the talk decent."),
        how_long=format_lazy(
            _(
                "Name and words stay as long as the story, or until you have them deleted. The e-mail address and the mark "
                "are deleted after {days} days, refused comments as a whole after {refused} days."
            ),
            days=settings.COMMENT_PERSONAL_DAYS,
            refused=settings.COMMENT_REFUSED_DAYS,
        ),
        of=comments_of,
        told=told,
        erase=remove,
        forget=forget,
    ),
    Kept(
        "comment-reports",
        what=_("What you report of a comment, without your name, beside a mark like that of comments."),
        why=_("So that a moderator can look at it, and one reader's report counts once."),
        how_long=format_lazy(
            _("Until {days} days after it was sent, if it is decided by then."), days=settings.COMMENT_REFUSED_DAYS
        ),
    ),
    Kept(
        "comment-likes",
        what=_("That a browser liked a comment: a mark made of its random number and a secret of the story."),
        why=_("So that everybody likes a comment once and can take it back."),
        how_long=format_lazy(
            _("Until {days} days after the discussion closed; then the secret is deleted and the number stays."),
            days=settings.OBJECT_KEY_DAYS,
        ),
    ),
]
