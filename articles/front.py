"""What stands on the home page, and where: automatic for now, no story twice.

Cost is flat: the newest few hundred ids are read once and dealt out to the blocks; only sections that are not among
them are asked for by themselves, all in one statement.
"""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Category
from articles.models.cards import SectionRow
from articles.models.selections import ArticleQuerySet
from articles.reading import Reading
from articles.signing import sign
from authors.models import Author
from korner.statements import Statement, moment, number, one_of

NEWEST, NEWEST_COLUMNS = 300, 120
MANSET, TOP, BLOCK, LATEST, COLUMNISTS = 5, 3, 5, 8, 6
# The rhythm of the section blocks, one shape after the other, so that no two neighbours look alike.
SHAPES = ("pair", "row", "lines")
# Asked of a quiet section: its block's worth besides whatever stands elsewhere on the page already.
ENOUGH = BLOCK + 1 + MANSET + TOP + LATEST + COLUMNISTS


@dataclass
class Block:
    """One section's part of the home page."""

    category: SectionRow
    name: str
    url: str
    shape: str
    stories: list = field(default_factory=list)

    @property
    def anchor(self):
        """The name of the block within the page."""
        return f"section-{self.category.pk}"

    @property
    def all_stories(self):
        """What the link to the section says to those who hear it out of its place."""
        return _("All stories: %(section)s") % {"section": self.name}

    @property
    def pictorial(self):
        """Whether most of it are photo stories: these stand large in a dark band."""
        photo_stories = [story for story in self.stories if story.article.kind == Article.Kind.PHOTO_STORY]
        return 2 * len(photo_stories) > len(self.stories)


@dataclass
class Front:
    """The home page: one lead, the numbered headline list, top stories, blocks, columns, the latest."""

    lead: Reading | None
    manset: list
    top: list
    columns: list
    blocks: list
    latest: list


def deal(newest, categories):
    """Deal out story ids: returns (lead, manşet, top, {root id: ids}, latest), each story once.

    `newest` is a list of (id, root id, kind), newest first. The newest story of any kind leads, picture or not (RULES.md,
    second part). The other places keep columns for the columnists' strip, unless there is nothing else.
    """
    lead = [pk for pk, _root, _kind in newest[:1]]
    only_columns = all(kind == Article.Kind.COLUMN for _pk, _root, kind in newest)
    news = [(pk, root) for pk, root, kind in newest[1:] if only_columns or kind != Article.Kind.COLUMN]
    ids = [pk for pk, _root in news]
    manset, top = ids[:MANSET], ids[MANSET : MANSET + TOP]
    used = {*lead, *manset, *top}
    latest = [pk for pk in ids if pk not in used][:LATEST]
    used |= set(latest)
    blocks = {category.pk: [] for category in categories}
    for pk, root in news:
        if pk not in used and root in blocks and len(blocks[root]) < BLOCK:
            blocks[root].append(pk)
            used.add(pk)
    return (lead[0] if lead else None), manset, top, blocks, latest


def shown(choice):
    """Visible stories, newest first; in `choice` only when that is a language."""
    visible = ArticleQuerySet(Article).visible(moment()).newest_first()
    return visible.readable_in(choice) if choice else visible


@Statement
def newest_stories(choice):
    """(id, root id, kind) of the newest few hundred."""
    return shown(choice).values_list("pk", "root_id", "kind")[:NEWEST]


@Statement
def sections_on_home():
    """Sections that have a block, as columns of a SectionRow."""
    sections = QuerySet(Category).filter(parent__isnull=True, archived=False, on_home=True)
    return sections.order_by("order", "pk").values_list(*SectionRow.COLUMNS)


@Statement
def newest_columns(choice):
    """(author id, story id) of the newest hundred or so columns, in the columnists' order, each one's newest first.

    A columnist who wrote none of these has left the strip; looking further back costs more the longer he is silent.
    """
    columns = shown(choice).filter(kind=Article.Kind.COLUMN).values("pk")[:NEWEST_COLUMNS]
    lines = QuerySet(Byline).filter(article__in=columns, author__kind=Author.Kind.COLUMNIST, author__listed=True)
    order = ("author__order", "author__sort_tr", "author_id", "-article__publish_at", "-article_id")
    return lines.order_by(*order).values_list("author_id", "article_id")


@Statement
def of_sections(choice, numbers):
    """(root id, time, id) of the newest stories of `numbers` sections, asked as root0, root1, …; columns left out.

    The limit stands in a subquery of its own: SQLite takes none in the parts of a compound statement.
    """
    parts = [
        QuerySet(Article)
        .filter(
            pk__in=shown(choice).filter(root=number(f"root{n}")).exclude(kind=Article.Kind.COLUMN).values("pk")[:ENOUGH]
        )
        .order_by()
        .values_list("root_id", "publish_at", "pk")
        for n in range(numbers)
    ]
    first, *others = parts
    return first.union(*others, all=True) if others else first


@Statement
def cards():
    """The cards of `ids`."""
    return ArticleQuerySet(Article).filter(one_of("pk", "ids")).for_cards()


def strip(rows):
    """The story ids of the columnists' strip from (author id, story id): a column that two of them signed stands there once."""
    newest = {}
    for author, column in rows:
        newest.setdefault(author, column)
    return list(dict.fromkeys(newest.values()))[:COLUMNISTS]


def fill_from_sections(choice, blocks, used, newest_count):
    """Ask the sections that got too little by themselves, in one statement; returns the ids found per root."""
    asked = [root for root, ids in blocks.items() if len(ids) < BLOCK]
    if newest_count < NEWEST or not asked:
        return {}  # The newest ids were all there is, or enough.
    found = {}
    roots = {f"root{n}": root for n, root in enumerate(asked)}
    for root, _at, pk in sorted(of_sections.ask(choice, len(asked), shows=["new"], **roots), reverse=True):
        if pk not in used and len(found.setdefault(root, [])) < BLOCK:
            found[root].append(pk)
    return found


def build(language, choice=None):
    """Return the Front for pages in `language`; `choice` limits it to texts in one language. At most 6 queries."""
    newest = newest_stories.ask(choice, shows=["new"])
    categories = [SectionRow(*row) for row in sections_on_home.ask()]
    lead, manset, top, blocks, latest = deal(newest, categories)
    used = {lead, *manset, *top, *latest}
    dealt = used | {pk for ids in blocks.values() for pk in ids}
    columns = (
        [pk for pk in strip(newest_columns.ask(choice, shows=["new", "author", "columns"])) if pk not in dealt]
        if newest
        else []
    )
    used.update(columns)
    for root, ids in fill_from_sections(choice, blocks, used, len(newest)).items():
        blocks[root] = ids
    wanted = used | {pk for ids in blocks.values() for pk in ids}
    stories = {story.pk: story for story in cards.ask(ids=wanted - {None}, shows=[])}
    sign([stories[pk] for pk in (lead, *columns) if pk in stories])
    readings = {pk: Reading(story, language) for pk, story in stories.items()}

    def take(ids):
        return [readings[pk] for pk in ids if pk in readings]

    filled = [category for category in categories if blocks[category.pk]]
    return Front(
        lead=readings.get(lead),
        manset=take(manset),
        top=take(top),
        columns=take(columns),
        blocks=[
            Block(
                category,
                category.name_in(language),
                category.url_in(language),
                SHAPES[place % len(SHAPES)],
                take(blocks[category.pk]),
            )
            for place, category in enumerate(filled)
        ],
        latest=take(latest),
    )
