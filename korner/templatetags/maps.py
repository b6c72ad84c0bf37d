"""What a map needs that is drawn after a click: where its tiles come from, and whose they are."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def map_tiles():
    """{"url": the tiles' address, "credit": whose they are}; None where the paper has no map."""
    if not settings.MAP_TILES_URL:
        return None
    return {"url": settings.MAP_TILES_URL, "credit": settings.MAP_CREDIT}
