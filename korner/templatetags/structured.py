"""What machines are told in a page's head: structured data, and the picture other sites show."""

import json

from django import template
from django.utils.safestring import mark_safe

from korner.images import show

register = template.Library()

# Within <script> these could end the block or break the line; JSON reads the escapes as the same letters.
ESCAPES = [(letter, f"\\u{ord(letter):04x}") for letter in "<>&\u2028\u2029"]


@register.filter
def json_ld(data):
    """A JSON-LD block holding `data` (a dict or a list of dicts); nothing for empty data."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, escaped in ESCAPES:
        text = text.replace(letter, escaped)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag
def share_image(*assets):
    """(absolute address, width, height) of the first of `assets` that can be shared, or None."""
    return next((found for asset in assets if asset and (found := show.share_picture(asset))), None)
