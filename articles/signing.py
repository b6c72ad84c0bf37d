"""Who is named on a card and above a story: bylines with their writers' faces, as light rows."""

from django.db.models import QuerySet

from articles.models import Byline
from korner.addresses import reverse_in
from korner.caching.tags import shows
from korner.images.rendered import PictureRow
from korner.languages import page_language
from korner.statements import Statement, one_of


class Writer:
    """An author as a byline names him."""

    COLUMNS = ("pk", "name", "slug", "kind", "office_tr", "office_fr")

    __slots__ = (*COLUMNS, "portrait")

    def __init__(self, pk, name, slug, kind, office_tr, office_fr, *portrait):
        self.pk, self.name, self.slug, self.kind = pk, name, slug, kind
        self.office_tr, self.office_fr = office_tr, office_fr
        self.portrait = PictureRow(*portrait) if portrait[0] is not None else None

    @property
    def page_office(self):
        """The office in the language of the page being made."""
        return getattr(self, f"office_{page_language()}") or ""

    def url_in(self, language):
        """The public path in `language`."""
        return reverse_in(language, "author", slug=self.slug)

    @property
    def url(self):
        """The path in the language of the page being made."""
        return self.url_in(page_language())


class Line:
    """A byline: a role and its writer."""

    __slots__ = ("author", "role")

    def __init__(self, role, author):
        self.role, self.author = role, author

    @property
    def author_id(self):
        return self.author.pk

    @property
    def role_name(self):
        """The role in the language of the page being made."""
        return str(Byline.Role(self.role).label)


@Statement
def named():
    """(story id, role, columns of a Writer, of his portrait) of the bylines of `ids`, in their order."""
    lines = QuerySet(Byline).filter(one_of("article", "ids")).order_by("order", "pk")
    writer = (f"author__{name}" for name in Writer.COLUMNS)
    portrait = (f"author__portrait__{name}" for name in PictureRow.COLUMNS)
    return lines.values_list("article_id", "role", *writer, *portrait)


def lines_of(ids):
    """{story id: its Lines in their order} for the stories `ids`; one query."""
    lines = {pk: [] for pk in ids}
    for story, role, *writer in named.ask(ids=list(lines), shows=[]):
        author = Writer(*writer)
        lines[story].append(Line(role, author))
        shows(f"author{author.pk}", *([f"asset{author.portrait.pk}"] if author.portrait else []))
    return lines


def sign(stories):
    """Give each of `stories` (StoryRows) its `card_bylines`; one query."""
    lines = lines_of([story.pk for story in stories])
    for story in stories:
        story.card_bylines = lines[story.pk]
