"""Which lists of stories readers page through, newest first: everything, a section's, a dossier's, a tag's."""

from dataclasses import dataclass

from django.db.models import CharField, QuerySet

from articles.models import Article, Category, TopicStory
from articles.models.cards import SectionRow
from articles.models.selections import ArticleQuerySet
from korner.statements import Asked, Statement, moment, number


@dataclass(frozen=True)
class List:
    """One list as a reader asked for it; `korner.paging.page_of` reads its pages."""

    kind: str
    of: int = 0
    choice: str | None = None

    def stretch(self, place, size):
        """The first `size` stories of the list as StoryRows, or those behind `place`."""
        if place is None:
            return stretch.ask(self.kind, self.choice, size, False, of=self.of, shows=[self.tag])
        # New stories come in before the place and do not change what stands behind it.
        return stretch.ask(self.kind, self.choice, size, True, of=self.of, at=place.at, pk=place.pk, shows=["old"])

    @property
    def tag(self):
        """The tag that is touched when a story enters the list (Article.lists)."""
        return "new" if self.kind == "all" else f"new-{'category' if self.kind in SECTIONS else self.kind}{self.of}"


SECTIONS = ("root", "category")


@Statement
def stretch(kind, choice, size, older):
    """`size` stories of a list, behind the place (at, pk) when `older`."""
    rows = ArticleQuerySet(Article).visible(moment())
    rows = rows.filter(**NARROWED.get(kind, {}))
    if choice:
        rows = rows.readable_in(choice)
    rows = rows.newest_first()
    if older:
        rows = rows.before(moment("at"), number("pk"))
    return rows.for_cards()[:size]


NARROWED = {
    "root": {"root": number("of")},
    "category": {"category": number("of")},
    "tag": {"tags": number("of")},
    # Both of one entry: a story may stand in several dossiers. Those an editor put in order stand above the list.
    "topic": {"topic_entries__topic": number("of"), "topic_entries__order__gte": TopicStory.UNORDERED},
}


def of_section(category, choice=None):
    """The stories of a section; one of the first level has those of its parts."""
    return List("category" if category.parent_id else "root", category.pk, choice)


@Statement
def section_of_slug(language):
    """The section whose slug in `language` is `slug`, with the one it is part of."""
    sections = QuerySet(Category).filter(**{f"slug_{language}": Asked("slug", CharField())})
    return sections.select_related("parent").order_by()


@Statement
def parts_of():
    """The parts of `section` that still get stories, as columns of a SectionRow."""
    parts = QuerySet(Category).filter(parent=number("section"), archived=False)
    return parts.order_by("order", "pk").values_list(*SectionRow.COLUMNS)
