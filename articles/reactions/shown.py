"""What the row of six words shows: word, sign, number, and which is one's own."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from articles.models import Figures
from articles.reactions.models import Reaction, column_of
from korner.caching.tags import shows


@dataclass(frozen=True)
class Button:
    """One of the six. `value` is what a press sends: the kind, or "" where it takes one's own back."""

    kind: str
    words: str
    number: int
    own: bool
    asked: bool

    @property
    def value(self):
        return "" if self.own else self.kind

    @property
    def sign(self):
        """The template of its drawn sign."""
        return f"reactions/signs/{self.kind}.svg"

    @property
    def number_in_words(self):
        """How many said it, for those who do not see the number under the word."""
        return ngettext("%(number)s reader", "%(number)s readers", self.number) % {"number": self.number}


def buttons(story, own="", asked=""):
    """The six Buttons of a story (with its `figures`); the page being made shows their numbers."""
    shows(Figures.tag(story.pk))
    figures = getattr(story, "figures", None)
    return [
        Button(kind, str(words), getattr(figures, column_of(kind), 0), kind == own, kind == asked)
        for kind, words in Reaction.Kind.choices
    ]
