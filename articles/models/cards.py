"""What a card shows of a story, as one light row: a page of sixty cards builds no sixty models (decision 0014)."""

from itertools import chain

from django.db.models.query import BaseIterable

from articles.models.bilingual import Bilingual
from korner.caching import tags
from korner.images.rendered import PictureRow
from korner.named import NamedRow
from korner.statements import Written

OWN = (
    *(
        "pk",
        "kind",
        "publish_at",
        "source_language",
        "translation_tr",
        "translation_fr",
        "withdrawn_tr",
        "withdrawn_fr",
    ),
    *("kicker_tr", "kicker_fr", "headline_tr", "headline_fr", "slug_tr", "slug_fr", "lead_tr", "lead_fr"),
    *("picture_caption_tr", "picture_caption_fr"),
)
COLUMNS = (
    *OWN,
    *(f"category__{name}" for name in NamedRow.COLUMNS),
    *(f"picture__{name}" for name in PictureRow.COLUMNS),
    "figures__comments",
)
SECTION, PICTURE = len(OWN), len(OWN) + len(NamedRow.COLUMNS)
FIGURES = PICTURE + len(PictureRow.COLUMNS)


class SectionRow(NamedRow):
    """A story's section."""

    __slots__ = ()

    address_name = "section"


class StoryRow(Bilingual):
    """A story as its card shows it: the columns of OWN, `category` (a SectionRow), `picture` (a PictureRow or None).

    Who prints `number_of_comments` says which tag it stands under (articles.comments.in_story).
    """

    __slots__ = (*OWN, "card_bylines", "category", "number_of_comments", "picture")

    def __init__(self, row):
        (
            self.pk,
            self.kind,
            self.publish_at,
            self.source_language,
            self.translation_tr,
            self.translation_fr,
            self.withdrawn_tr,
            self.withdrawn_fr,
            self.kicker_tr,
            self.kicker_fr,
            self.headline_tr,
            self.headline_fr,
            self.slug_tr,
            self.slug_fr,
            self.lead_tr,
            self.lead_fr,
            self.picture_caption_tr,
            self.picture_caption_fr,
        ) = row[:SECTION]
        self.category = SectionRow(*row[SECTION:PICTURE])
        self.picture = PictureRow(*row[PICTURE:FIGURES]) if row[PICTURE] is not None else None
        self.number_of_comments = row[FIGURES] or 0
        self.card_bylines = ()

    def names(self):
        """The tags of what the card shows (korner.caching)."""
        yield f"article{self.pk}"
        yield f"category{self.category.pk}"
        if self.picture:
            yield f"asset{self.picture.pk}"


def story_rows(rows):
    """The StoryRow of each of `rows` (sequences in the order of COLUMNS); the page being made shows them."""
    found = [StoryRow(row) for row in rows]
    if tags.page() is not None:
        tags.shows(*chain.from_iterable(row.names() for row in found))
    return found


class CardIterable(BaseIterable):
    """How `for_cards()` reads its rows. They name themselves, so a list of them may name its list (TaggedQuerySet)."""

    names_its_rows = True
    make = staticmethod(story_rows)

    def __iter__(self):
        return iter(Written(self.queryset).rows({}))
