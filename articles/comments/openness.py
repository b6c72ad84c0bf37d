"""Is the discussion under a story open, and until when?"""

from datetime import timedelta

from django.utils import timezone

from korner.site.models import Comments


def closes_at(story, comments):
    """The moment at which the discussion closes by age, None where it does not; `comments` is the frame's word on them."""
    days = comments.get("days") or 0
    return story.publish_at + timedelta(days=days) if days and story.publish_at else None


def is_open(story, comments, now=None):
    """Whether readers may write under `story` at `now`."""
    if comments.get("mode", Comments.OFF) == Comments.OFF or not story.comments_open:
        return False
    end = closes_at(story, comments)
    return end is None or end > (now or timezone.now())
