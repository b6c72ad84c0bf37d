"""What the pages of the history ask for."""

from django import template

register = template.Library()


@register.filter
def named(kinds, kind):
    """What a kind of paragraph is called."""
    return kinds.get(kind, kind)
