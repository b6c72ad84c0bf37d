"""Who is named on a card: the bylines of a few light rows, with their writers' faces."""

from django.db.models import QuerySet

from articles.models import Byline
from korner.caching.tags import shows
from korner.images.rendered import PictureRow
from korner.statements import Statement, one_of


class Writer:
    """An author as a card names him."""

    __slots__ = ("name", "pk", "portrait")

    def __init__(self, pk, name, *portrait):
        self.pk, self.name = pk, name
        self.portrait = PictureRow(*portrait) if portrait[0] is not None else None


class Line:
    """A byline: a role and its writer."""

    __slots__ = ("author", "role")

    def __init__(self, role, author):
        self.role, self.author = role, author


@Statement
def named():
    """(story id, role, author id, name, portrait) of the bylines of `ids`, in their order."""
    lines = QuerySet(Byline).filter(one_of("article", "ids")).order_by("order", "pk")
    portrait = (f"author__portrait__{name}" for name in PictureRow.COLUMNS)
    return lines.values_list("article_id", "role", "author_id", "author__name", *portrait)


def sign(stories):
    """Give each of `stories` (StoryRows) its `card_bylines`; one query."""
    rows = {story.pk: [] for story in stories}
    for story, role, *writer in named.ask(ids=list(rows), shows=[]):
        author = Writer(*writer)
        rows[story].append(Line(role, author))
        shows(f"author{author.pk}", *([f"asset{author.portrait.pk}"] if author.portrait else []))
    for story in stories:
        story.card_bylines = rows[story.pk]
