"""The row of reactions, for the page of a story."""

from django import template

from articles.reactions.shown import buttons

register = template.Library()


@register.inclusion_tag("reactions/below_story.html", takes_context=True)
def reactions(context, story):
    """The six words below `story`, the same for all readers: one's own is fetched by script, by who has acted before."""
    return {"story": story, "buttons": buttons(story), "language": context["language"]}
