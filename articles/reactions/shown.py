"""What the row of six words shows: word, number, and which is one's own."""

from django.utils.translation import ngettext

from articles.models import Figures
from articles.reactions.models import Reaction, column_of
from korner.caching.tags import shows

COLUMNS = [(kind, column_of(kind)) for kind in Reaction.Kind.values]


class Button:
    """One of the six: its `kind`, its `number`, whether it is one's `own`, whether a link has `asked` for it."""

    __slots__ = ("asked", "kind", "number", "own")

    def __init__(self, kind, number, own, asked):
        self.kind, self.number, self.own, self.asked = kind, number, own, asked

    @property
    def value(self):
        """What a press sends: the kind, or "" where it takes one's own back."""
        return "" if self.own else self.kind

    @property
    def words(self):
        """The word in the language of the page being made."""
        return str(Reaction.Kind(self.kind).label)

    @property
    def number_in_words(self):
        """How many said it, for those who do not see the number under the word."""
        return ngettext("%(number)s reader", "%(number)s readers", self.number) % {"number": self.number}


def buttons(story, own="", asked=""):
    """The six Buttons of a story (with its `figures`); the page being made shows their numbers."""
    shows(Figures.tag(story.pk))
    figures = getattr(story, "figures", None)
    return [Button(kind, getattr(figures, column, 0), kind == own, kind == asked) for kind, column in COLUMNS]
