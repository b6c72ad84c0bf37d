"""Whose comment is it? A reader is known by the hash of his visitor's id under the key of the story (RULES.md 4)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from articles.comments.models import Comment
from articles.comments.openness import closes_at
from korner.models import ObjectKey
from korner.moderation import writers
from korner.moderation.models import Case, State
from korner.site.models import Comments
from korner.visitors import tokens
from korner.visitors.counting import hashed, key_of

KIND = "story"
TRUST_LOST = timedelta(days=30)  # for so long after something of his was refused


def mark_of(visitor, key):
    """What stands for `visitor` (tokens.Visitor) under the story's key."""
    return hashed(key, "visitor", visitor.id)


def key_for_writing(story, comments):
    """The story's key; it is kept for OBJECT_KEY_DAYS after the discussion closed, and not for ever where it never closes."""
    key = key_of(KIND, story.pk)
    end = max(timezone.now(), closes_at(story, comments) or timezone.now()) + timedelta(days=settings.OBJECT_KEY_DAYS)
    # Others may need the key for longer: it is never made to end sooner.
    ObjectKey.objects.filter(Q(delete_after=None) | Q(delete_after__lt=end), pk=key.pk).update(delete_after=end)
    return key


def known_mark(request, story_pk):
    """What stands for whoever asks, by his cookie, "" where he has none or never wrote under this story."""
    who = tokens.known_id(request)
    key = ObjectKey.objects.filter(kind=KIND, number=story_pk).first() if who else None
    return hashed(key, "visitor", who) if key else ""


def own_comments(request, story_pk):
    """The comments of whoever asks that others do not see, or that he may still change; the newest first, 50 at most."""
    mark = known_mark(request, story_pk)
    if not mark:
        return []
    rows = Comment.objects.filter(article=story_pk, visitor=mark, withdrawn=False)
    recent = Q(created_at__gt=timezone.now() - edit_time())
    return list(rows.filter(recent | ~Q(state=State.APPROVED)).order_by("-pk")[:50])


def silently_refused(comments):
    """The numbers of those of `comments` that were refused because their writer is banned and is not told."""
    refused = [comment.pk for comment in comments if comment.state == State.REFUSED]
    if not refused:
        return set()
    cases = Case.objects.filter(kind=ContentType.objects.get_for_model(Comment), number__in=refused)
    return {number for number, reasons in cases.values_list("number", "reasons") if "banned" in reasons}


def edit_time():
    """For how long a writer may change his comment."""
    return timedelta(minutes=settings.COMMENT_EDIT_MINUTES)


def may_change(comment, mark, now=None):
    """Whether who is known by `mark` may still change or delete `comment`."""
    fresh = (now or timezone.now()) < comment.created_at + edit_time()
    return bool(mark) and comment.visitor == mark and not comment.withdrawn and fresh and comment.state not in DECIDED


DECIDED = (State.REFUSED, State.SPAM)


def is_trusted(request, visitor, needed):
    """Whether moderators have approved `needed` comments of this visitor and refused none lately.

    Counted within the months whose keys are still there. At most three queries.
    """
    if not visitor.known:
        return False
    hands = Q(pk=None)
    for key in ObjectKey.objects.filter(kind=writers.KIND):
        hands |= Q(visitor=hashed(key, "visitor", visitor.id), key_month=key.number)
    cases = Case.objects.filter(hands, kind=ContentType.objects.get_for_model(Comment))
    if cases.filter(state__in=DECIDED, decided_at__gt=timezone.now() - TRUST_LOST).exists():
        return False
    approved = cases.filter(state=State.APPROVED, decided_by__isnull=False)
    return len(approved.values_list("pk")[:needed]) >= needed


def state_without_objection(request, visitor, paper):
    """Where a comment stands that nothing speaks against; `paper` is the SiteSettings."""
    if paper.comments == Comments.AFTER:
        return State.APPROVED
    if paper.comments == Comments.TRUSTED and is_trusted(request, visitor, paper.comments_trust):
        return State.APPROVED
    return State.PENDING
