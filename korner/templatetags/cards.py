"""The words a card of the paper is made of: the headline with its link, the chip of the other language."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

register = template.Library()


def language_name(code):
    """What the chip says to those who do not see it."""
    return {"tr": _("In Turkish"), "fr": _("In French")}.get(code, code)


@register.simple_tag
def chip(code):
    """The mark of a text in the other language ("fr" gives FR); nothing for an empty code."""
    if not code:
        return ""
    name = language_name(code)
    return format_html(
        '<span class="chip" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{} </span></span>',
        name,
        code.upper(),
        _("%(language)s:") % {"language": name},
    )


@register.simple_tag
def headline(story, chipped=True):
    """The one link of a card: chip, headline in its own language, and the language of the page it opens.

    `story` is a Reading; `chipped=False` where the chip already stands beside the kicker.
    """
    words = story.headline
    return format_html(
        '<a href="{}"{}>{}<span{}>{}</span></a>',
        story.url,
        format_html(' hreflang="{}"', story.url_language) if story.url_language else "",
        chip(story.chip) if chipped else "",
        format_html(' lang="{}"', words.lang) if words.lang else "",
        words,
    )


@register.simple_tag
def kicker(story, chipped=True):
    """The line above a headline: chip, then the kicker in its own language, or the section where there is none."""
    words = story.kicker
    mark = chip(story.chip) if chipped else ""
    if words:
        lang = format_html(' lang="{}"', words.lang) if words.lang else ""
        return format_html('<p class="kicker">{}<span{}>{}</span></p>', mark, lang, words)
    return format_html('<p class="kicker">{}{}</p>', mark, story.section)
