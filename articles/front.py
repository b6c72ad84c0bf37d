"""What stands on the home page, and where: automatic for now, no story twice.

Cost is flat: the newest few hundred ids are read once and dealt out to the blocks; only sections that are not among
them are asked for by themselves, all in one statement.
"""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery, prefetch_related_objects

from articles.models import Article, Byline, Category
from articles.models.selections import named_bylines
from articles.reading import Reading
from authors.models import Author
from korner.caching.tags import instead_of_tables

NEWEST = 300
MANSET, TOP, BLOCK, LATEST, COLUMNISTS = 5, 3, 5, 8, 6
# The rhythm of the section blocks, one shape after the other, so that no two neighbours look alike.
SHAPES = ("pair", "row", "lines")


@dataclass
class Block:
    """One section's part of the home page."""

    category: Category
    shape: str
    stories: list = field(default_factory=list)

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


def fill_from_sections(visible, blocks, used, newest_count):
    """Ask the sections that got too little by themselves, in one statement; returns the ids found per root."""
    if newest_count < NEWEST:
        return {}  # The newest ids were all there is.
    asked = [
        Article.objects.filter(pk__in=section_ids(visible, root, BLOCK + len(used)))
        .order_by()
        .values_list("root_id", "publish_at", "pk")
        for root, ids in blocks.items()
        if len(ids) < BLOCK
    ]
    if not asked:
        return {}
    first, *others = asked
    found = {}
    for root, _at, pk in sorted(first.union(*others, all=True) if others else first, reverse=True):
        if pk not in used and len(found.setdefault(root, [])) < BLOCK:
            found[root].append(pk)
    return found


def section_ids(visible, root, number):
    """The newest `number` ids of one section, columns left out, as a subquery that may stand in a UNION."""
    return visible.filter(root=root).exclude(kind=Article.Kind.COLUMN).values("pk")[:number]


def newest_columns(visible):
    """Return (author id, article id) of the newest column of each columnist, in the columnists' order; one query."""
    newest = (
        Byline.objects.filter(author=OuterRef("pk"), article__in=visible.filter(kind=Article.Kind.COLUMN).order_by())
        .order_by("-article__publish_at", "-article_id")
        .values("article_id")[:1]
    )
    rows = Author.objects.columnists().annotate(column_id=Subquery(newest)).filter(column_id__isnull=False)
    columns = {}  # A column that two of them signed stands there once.
    for author in rows.order_by("order", "sort_tr", "pk"):
        columns.setdefault(author.column_id, author.pk)
    return [(author, column) for column, author in columns.items()][:COLUMNISTS]


def add_bylines(stories):
    """Fetch the bylines of the few cards that name them: the lead's and the columnists'."""
    prefetch_related_objects(list(stories), named_bylines())


def build(language, choice=None):
    """Return the Front for pages in `language`; `choice` limits it to texts in one language. At most 7 queries."""
    visible = Article.objects.visible().newest_first()
    if choice:
        visible = visible.readable_in(choice)
    with instead_of_tables("new"):
        newest = list(visible.values_list("pk", "root_id", "kind")[:NEWEST])
    categories = list(Category.objects.top().alive().filter(on_home=True).in_order())
    lead, manset, top, blocks, latest = deal(newest, categories)
    used = {lead, *manset, *top, *latest}
    dealt = used | {pk for ids in blocks.values() for pk in ids}
    with instead_of_tables("new", "author"):
        columns = [(author, pk) for author, pk in newest_columns(visible) if pk not in dealt] if newest else []
        used |= {pk for _author, pk in columns}
        for root, ids in fill_from_sections(visible, blocks, used, len(newest)).items():
            blocks[root] = ids
    wanted = used | {pk for ids in blocks.values() for pk in ids} - {None}
    stories = {story.pk: story for story in Article.objects.filter(pk__in=wanted - {None}).shows("new").for_cards()}
    add_bylines(stories[pk] for pk in [lead, *(pk for _author, pk in columns)] if pk in stories)
    cards = {pk: Reading(story, language) for pk, story in stories.items()}

    def take(ids):
        return [cards[pk] for pk in ids if pk in cards]

    shown = [category for category in categories if blocks[category.pk]]
    return Front(
        lead=cards.get(lead),
        manset=take(manset),
        top=take(top),
        columns=take(pk for _author, pk in columns),
        blocks=[
            Block(category, SHAPES[number % len(SHAPES)], take(blocks[category.pk]))
            for number, category in enumerate(shown)
        ],
        latest=take(latest),
    )
