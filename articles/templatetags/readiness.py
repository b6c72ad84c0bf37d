"""What the form of a story asks of the figures that were worked out for it."""

from django import template

register = template.Library()


@register.filter
def item(mapping, key):
    """The value of `key` in a dict whose keys a template does not know by name."""
    return mapping.get(key)
