"""The demo's comments: some lively discussions, a few that wait, one report, one piece of spam."""

from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles.comments import closing
from articles.comments.models import Comment, CommentReport
from articles.comments.models.comment import digest
from articles.models import ArchiveEntry
from korner.demo_content import read
from korner.moderation import steps
from korner.moderation.ladder import Judgement
from korner.moderation.models import State

FOLDER = Path(__file__).parent
REASONS = {State.PENDING: (10, ()), State.SPAM: (95, ("trap", "links")), State.HELD: (45, ("links",))}


def fill():
    """Make the comments that are missing; says how many there are."""
    tables = read(FOLDER / "comments.toml")["comment"]
    stories = dict(ArchiveEntry.objects.filter(archive="demo").values_list("key", "article_id"))
    number = 0
    for table in tables:
        if table["story"] not in stories:
            continue
        comment = write(table, stories[table["story"]], None)
        for answer in table.get("answer", []):
            write(answer, stories[table["story"]], comment)
        number += 1 + len(table.get("answer", []))
    return f"{number} comments"


@transaction.atomic
def write(table, story, parent):
    """One comment as its table says, if it is not there; returns it."""
    key = digest(f"demo {table['name']} {table['text']}")
    there = Comment.objects.filter(article=story, archive_key=key).first()
    if there:
        return there
    comment = Comment(article_id=story, parent=parent, archive_key=key, **{n: table[n] for n in ("name", "text")})
    comment.language = table["lang"]
    comment.created_at = min(comment_time(comment.article.publish_at, table), timezone.now() - timedelta(minutes=2))
    state = State(table.get("state", "approved"))
    risk, reasons = REASONS.get(state, (0, ()))
    steps.submit(comment, Judgement(state, risk, reasons))
    Comment.objects.filter(pk=comment.pk).update(likes=table.get("likes", 0))
    if table.get("pinned") or table.get("note"):
        closing.mark(comment, pinned=bool(table.get("pinned")), note=table.get("note", ""))
    if table.get("report"):
        report = CommentReport(comment=comment, language=table["lang"], created_at=timezone.now(), **table["report"])
        report.is_new = True
        steps.submit(report, Judgement(State.PENDING, 30, ()))
    return comment


def comment_time(published, table):
    """Some minutes after the story came out."""
    return published + timedelta(minutes=table.get("after", 20))
