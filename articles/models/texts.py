"""How the texts of a story are stored: clean, and with the spaces of their language."""

from korner.text.cleaning import clean_line
from korner.text.html import sanitise
from korner.text.typography import set_spaces, set_spaces_html

LINES = ("kicker", "headline", "lead", "picture_caption", "seo_title", "seo_description", "place")


def settled(field, value, language):
    """A text as it is stored: a line clean, a body sanitised. Settling twice changes nothing."""
    if field == "body":
        return sanitise(set_spaces_html(sanitise(value), language)) if value else ""
    return set_spaces(clean_line(value), language)
