"""What is personal of comments ends in its time: e-mail and marks, rows nobody is to read, reports and likes."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.comments.models import Comment, CommentReport, CommentVote
from articles.comments.owners import DECIDED, KIND
from articles.comments.writing import remove
from korner.models import ObjectKey
from korner.moderation.models import Case
from korner.moderation.models.states import WAITING

BATCH = 500


def forget(now=None):
    """Delete and blank what is over by `now`; returns how many rows were. In batches: a writer must not wait for it."""
    now = now or timezone.now()
    return sum(work(now) for work in (delete_refused, forget_writers, delete_reports, forget_likes))


def in_batches(rows, work):
    """Let `work` do something to `rows` (numbers) that takes them out of the selection; returns how many there were."""
    done = 0
    while numbers := list(rows.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            work(numbers)
        done += len(numbers)
    return done


def delete_refused(now):
    """Refused and spam comments; of one with answers only its place stays."""
    due = Comment.objects.filter(delete_after__lte=now, state__in=DECIDED).order_by("delete_after")

    def work(numbers):
        for comment in Comment.objects.filter(pk__in=numbers):
            remove(comment)
        Comment.objects.filter(pk__in=numbers).update(delete_after=None)  # those whose place stays

    return in_batches(due, work)


def forget_writers(now):
    """E-mail addresses and marks of all others, and what their cases know of a hand."""
    due = Comment.objects.filter(delete_after__lte=now).exclude(state__in=DECIDED).order_by("delete_after")
    kind = ContentType.objects.get_for_model(Comment)

    def work(numbers):
        Comment.objects.filter(pk__in=numbers).update(email="", visitor="", delete_after=None)
        Case.objects.filter(kind=kind, number__in=numbers).update(visitor="", address="", network="", key_month=None)

    return in_batches(due, work)


def delete_reports(now):
    """Reports that were decided on, after as many days as refused comments stay."""
    before = now - timedelta(days=settings.COMMENT_REFUSED_DAYS)
    due = CommentReport.objects.filter(created_at__lte=before).exclude(state__in=WAITING).order_by("created_at")
    return in_batches(due, lambda numbers: CommentReport.objects.filter(pk__in=numbers).delete())


def forget_likes(now):
    """Who liked what, once the key of the story is gone: its marks belong to nobody. The numbers stay."""
    key = ObjectKey.objects.filter(kind=KIND, number=OuterRef("comment__article_id"))
    due = CommentVote.objects.filter(~Exists(key)).order_by("pk")
    return in_batches(due, lambda numbers: CommentVote.objects.filter(pk__in=numbers).delete())
