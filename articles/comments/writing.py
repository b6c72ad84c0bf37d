"""What readers do with comments: write, change, take back, like, report. Each act is one transaction."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.comments import owners, showing
from articles.comments.cases import case_of, held_case
from articles.comments.models import Comment, CommentReport, CommentVote
from articles.comments.models.comment import digest
from articles.models import Figures
from korner.moderation import steps
from korner.moderation.ladder import Judgement
from korner.moderation.models import Case, State
from korner.visitors.counting import count_new

BANNED = Judgement(State.REFUSED, 0, ("banned",))
CHANGED = ("name", "email", "text", "language")


class TooLate(ValidationError):
    """The time in which the writer may change his comment is over, or somebody decided on it."""


def send(comment, judgement, *, request, visitor, key, marks):
    """Store a new comment (not saved yet) as `judgement` says; returns it, or the one that is there already.

    The same words of the same visitor under the same story are one comment, however often and at once they are sent.
    Raises counting.TooMany.
    """
    comment.visitor = owners.mark_of(visitor, key)
    try:
        with transaction.atomic():
            steps.submit(comment, judgement, marks=marks)
            count_new(request, visitor, key, "comment")
    except IntegrityError:
        same = {"article": comment.article_id, "visitor": comment.visitor, "text_hash": digest(comment.text)}
        there = Comment.objects.filter(**same).first()
        if there is None:
            raise
        return there
    return comment


def locked(comment, mark):
    """The comment as it stands now, with its case, both held until the end of the transaction. Raises TooLate."""
    case = held_case(comment)
    fresh = Comment.objects.filter(pk=comment.pk).first()
    if fresh is None or not owners.may_change(fresh, mark):
        raise TooLate(_("The time to change this comment is over."), code="late")
    return fresh, case


@transaction.atomic
def change(comment, mark, *, text, language, judgement):
    """Let the writer known by `mark` give his comment other words; they are judged like new ones. Returns the comment.

    What waits goes on waiting; what is visible stays so only if nothing speaks against the new words. Raises TooLate;
    IntegrityError when he has written the very same words under this story before.
    """
    fresh, case = locked(comment, mark)
    if (fresh.text, fresh.language) == (text, language):
        return fresh
    fresh.text, fresh.language, fresh.edited_at = text, language, timezone.now()
    fresh.save(update_fields=["text", "language", "edited_at"])
    # Who has the former words before him decides on nothing he has not read.
    Case.objects.filter(pk=case.pk).update(
        version=F("version") + 1, language=language, risk=judgement.risk, reasons=list(judgement.reasons)
    )
    if fresh.state == State.APPROVED:
        if judgement.state == State.APPROVED:
            showing.changed_lately(fresh.article_id)
        else:
            steps.decide(case, judgement.state, by=None)
    elif judgement.state == State.SPAM:
        steps.decide(case, State.SPAM, by=None)
    return Comment.objects.get(pk=fresh.pk)


@transaction.atomic
def take_back(comment, mark):
    """Let the writer known by `mark` delete his comment. Raises TooLate."""
    fresh, _case = locked(comment, mark)
    remove(fresh)


@transaction.atomic
def remove(comment):
    """Delete a comment with all that hangs on it. Where others have answered it, its place stays, without a word of it."""
    if not Comment.objects.filter(pk=comment.pk).exists():
        return
    case = held_case(comment)
    held = Comment.objects.select_for_update().filter(pk=comment.pk).first()
    if held is None:  # somebody else has just deleted it
        case.delete()
        return
    counted = held.state == State.APPROVED and not held.withdrawn
    if counted and (held.parent_id is None or held.counted_by_its_parent(-1)):
        Figures.add(held.article_id, comments=-1)
    if held.replies.exists():
        blank(held)
    else:
        held.delete()
    showing.changed_at_once(comment.article_id, hard=True)


def blank(comment):
    """Take everything out of a comment but its place above the answers of others."""
    comment.reported.all().delete()
    comment.votes.all().delete()
    case_of(comment).delete()
    empty = {"name": "", "email": "", "text": "", "visitor": "", "text_hash": "", "note": "", "archive_key": ""}
    Comment.objects.filter(pk=comment.pk).update(**empty, withdrawn=True, pinned=False, likes=0, reports=0)


@transaction.atomic
def like(comment, *, request, visitor, key):
    """Note that a reader likes a comment, or take that back; returns (whether he does now, how many do).

    Raises counting.TooMany.
    """
    mark = owners.mark_of(visitor, key)
    # Whether a row went or came is the database's word: two presses at once are two presses.
    gone, _by_kind = CommentVote.objects.filter(comment=comment, visitor=mark).delete()
    step = -1 if gone else 1
    if not gone:
        try:
            with transaction.atomic():
                CommentVote.objects.create(comment=comment, visitor=mark)
            count_new(request, visitor, key, "like")
        except IntegrityError:
            step = 0  # the same press came twice at once
    rows = Comment.objects.filter(pk=comment.pk)
    rows.update(likes=Greatest(F("likes") + step, 0))
    showing.changed_lately(comment.article_id)
    return not gone, rows.values_list("likes", flat=True).get()


def report(comment, *, reason, words, language, judgement, request, visitor, key, marks):
    """Store what a reader reports of a comment; the second report of the same reader is the first. Raises TooMany."""
    row = CommentReport(
        comment=comment, reason=reason, words=words, language=language, visitor=owners.mark_of(visitor, key)
    )
    row.is_new = True
    # A report waits for a moderator like anything else, and never for its own sake alone.
    judgement = replace(judgement, state=State.PENDING) if judgement.state == State.APPROVED else judgement
    try:
        with transaction.atomic():
            held_case(comment)
            steps.submit(row, judgement, marks=marks)
            count_new(request, visitor, key, "report")
    except IntegrityError:
        found = CommentReport.objects.filter(comment=comment, visitor=row.visitor).first()
        if found is None:
            raise
        return found
    return row
