"""The discussion under a story as readers see it: threads in one of three orders, in one question each."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet, Value

from articles.comments.models import Comment
from articles.comments.showing import tag
from korner.languages import page_language
from korner.moderation.models import State
from korner.statements import Statement, moment, number

PAGE = 50  # threads on a page
FIRST_ANSWERS = 10  # answers that stand under a comment; more have a page of their own
MOST_PINNED = 5
NEWEST, OLDEST, BEST = "newest", "oldest", "best"
ORDERS = {NEWEST: ("-created_at", "-pk"), OLDEST: ("created_at", "pk"), BEST: ("-likes", "-pk")}
COLUMNS = (
    *("pk", "parent_id", "name", "text", "language", "created_at", "edited_at"),
    *("pinned", "note", "likes", "answers", "withdrawn", "position"),
)


@dataclass(slots=True)
class Shown:
    """A comment as pages show it, with the first of its answers."""

    pk: int
    parent_id: int | None
    name: str
    text: str
    language: str
    created_at: datetime
    edited_at: datetime | None
    pinned: bool
    note: str
    likes: int
    answers: int
    withdrawn: bool
    position: int
    replies: list = field(default_factory=list)

    @property
    def publish_at(self):
        """What long lists are paged by (korner.paging)."""
        return self.created_at

    @property
    def lang(self):
        """Its language where that is not the page's."""
        return "" if self.language == page_language() else self.language

    @property
    def more_answers(self):
        """How many answers are not shown here."""
        return max(0, self.answers - len(self.replies))


def tops():
    """Comments that begin a thread of the story `story`; one taken back only as long as others have answered it."""
    rows = QuerySet(Comment).filter(article_id=number("story"), state=State.APPROVED.value, parent=None)
    return rows.filter(Q(withdrawn=False) | Q(answers__gt=0))


def rows_of(ids, part):
    """The rows that the subquery `ids` names, as a part that may stand in a UNION (SQLite takes no limit there)."""
    return QuerySet(Comment).filter(pk__in=ids).order_by().annotate(part=Value(part)).values_list("part", *COLUMNS)


def answers_under(ids, part):
    """The first answers to the comments that the subquery `ids` names."""
    rows = QuerySet(Comment).filter(parent__in=ids, state=State.APPROVED.value, position__lt=FIRST_ANSWERS)
    return rows.order_by().annotate(part=Value(part)).values_list("part", *COLUMNS)


@Statement
def stretch(order, placed, many):
    """(part, columns of COLUMNS) of `many` threads of `story` in `order`, behind a place if `placed`, with their answers.

    The first page has the pinned ones, too.
    """
    rows = tops().filter(pinned=False).order_by(*ORDERS[order])
    if placed and order == NEWEST:
        rows = rows.filter(created_at__lte=moment("at")).filter(Q(created_at__lt=moment("at")) | Q(pk__lt=number("pk")))
    elif placed:
        rows = rows.filter(created_at__gte=moment("at")).filter(Q(created_at__gt=moment("at")) | Q(pk__gt=number("pk")))
    ids = rows.values("pk")[:many]
    parts = [rows_of(ids, "thread"), answers_under(ids, "answer")]
    if not placed:
        pinned = tops().filter(pinned=True).order_by("-pk").values("pk")[:MOST_PINNED]
        parts += [rows_of(pinned, "pinned"), answers_under(pinned, "answer")]
    first, *others = parts
    return first.union(*others, all=True)


@Statement
def answers_of(placed, many):
    """(columns of COLUMNS) of `many` answers to the comment `parent`, the oldest first, behind a place if `placed`."""
    rows = QuerySet(Comment).filter(parent_id=number("parent"), state=State.APPROVED.value)
    if placed:
        rows = rows.filter(created_at__gte=moment("at")).filter(Q(created_at__gt=moment("at")) | Q(pk__gt=number("pk")))
    return rows.order_by("created_at", "pk").values_list(*COLUMNS)[:many]


class Discussion:
    """The threads under one story in one order, as korner.paging asks for them. `pinned` is filled with the first page."""

    def __init__(self, story_pk, order=NEWEST):
        self.story_pk, self.order, self.pinned = story_pk, order, []

    def stretch(self, place, many):
        """The first `many` threads, or those behind `place`. The best ones have one page only."""
        if self.order == BEST:
            if place is not None:
                return []
            many -= 1
        known = {"at": place.at, "pk": place.pk} if place else {}
        rows = stretch.ask(
            self.order, place is not None, many, story=self.story_pk, shows=[tag(self.story_pk)], **known
        )
        found = {part: [] for part in ("thread", "pinned", "answer")}
        for part, *columns in rows:
            found[part].append(Shown(*columns))
        by_pk = {row.pk: row for row in (*found["thread"], *found["pinned"])}
        for answer in sorted(found["answer"], key=lambda row: row.position):
            by_pk[answer.parent_id].replies.append(answer)
        self.pinned = sorted(found["pinned"], key=lambda row: -row.pk)
        return sorted(found["thread"], key=KEYS[self.order], reverse=self.order != OLDEST)


KEYS = {
    NEWEST: lambda row: (row.created_at, row.pk),
    OLDEST: lambda row: (row.created_at, row.pk),
    BEST: lambda row: (row.likes, row.pk),
}


class Thread:
    """The answers to one comment, the oldest first, as korner.paging asks for them."""

    def __init__(self, story_pk, comment_pk):
        self.story_pk, self.comment_pk = story_pk, comment_pk

    def stretch(self, place, many):
        known = {"at": place.at, "pk": place.pk} if place else {}
        rows = answers_of.ask(place is not None, many, parent=self.comment_pk, shows=[tag(self.story_pk)], **known)
        return [Shown(*row) for row in rows]


@Statement
def one():
    """(columns of COLUMNS) of the comment `pk` under `story` that begins a thread."""
    return tops().filter(pk=number("pk")).values_list(*COLUMNS)


def thread_start(story_pk, pk):
    """The comment that begins a thread as it is Shown, or None."""
    found = one.ask(story=story_pk, pk=pk, shows=[tag(story_pk)])
    return Shown(*found[0]) if found else None
