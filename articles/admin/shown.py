"""What a story's form shows of it to be read only: its texts as they are printed, its picture."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from korner.desk.editor import WARNINGS
from korner.images.describing import ended_on
from korner.images.picking import preview
from korner.rendering import render_body


def read_text(article, language):
    """The text of a story as HTML, and above it what the editor would say of it (pictures whose rights have ended)."""
    stored = article.text("body", language)
    said = [words for warn in WARNINGS for words in warn(stored)]
    lines = format_html_join("", '<p class="desk-warning">{}</p>', [(words,) for words in said])
    return lines + mark_safe(render_body(stored)) or "—"  # sanitised when it was saved


def read_picture(article):
    """The lead picture of a story as HTML, and whether its rights have ended."""
    asset = article.picture
    if asset is None:
        return "—"
    ended = ended_on(asset)
    flag = format_html('<span class="desk-flag-line">{}</span>', ended) if ended else ""
    return format_html('<span class="desk-picture-preview">{}</span> {}', preview(asset), flag)
