"""The row of reactions, for the page of a story and the page of its own."""

from django import template

from articles.reactions.markup import row_of
from articles.reactions.shown import buttons
from korner.quick_tags import quick_tag

register = template.Library()


@quick_tag(register, in_language=True)
def reaction_row(story, *, language):
    """The six words below `story`, the same for all readers: one's own is fetched by script, by who has acted before."""
    return row_of(buttons(story), language)


@quick_tag(register, in_language=True)
def own_reaction_row(words, *, language):
    """The six `words` (Buttons) as one visitor sees them: it is said which one is his."""
    return row_of(words, language, pressed=True)
