"""The words a card of the paper is made of: the headline with its link, the chip of the other language.

A page holds a hundred of them, so they are put together as plain text: what people wrote is escaped here, by `escape`.
"""

from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from korner.images import show
from korner.quick_tags import quick_tag

register = template.Library()


def language_name(code):
    """What the chip says to those who do not see it."""
    return {"tr": _("In Turkish"), "fr": _("In French")}.get(code, code)


@lru_cache(maxsize=32)
def chip_in(language, code):
    """The chip of `code` on pages in `language`, the active one."""
    name = escape(language_name(code))
    spoken = escape(_("%(language)s:") % {"language": language_name(code)})
    return SafeString(
        f'<span class="chip" title="{name}"><span aria-hidden="true">{escape(code.upper())}</span>'
        f'<span class="visually-hidden">{spoken} </span></span>'
    )


@quick_tag(register)
def chip(code):
    """The mark of a text in the other language ("fr" gives FR); nothing for an empty code."""
    return chip_in(get_language(), code) if code else ""


def words_of(text):
    """A Text within its `<span>`, with its language where that is not the page's."""
    lang = f' lang="{text.lang}"' if text.lang else ""
    return f"<span{lang}>{escape(text.words)}</span>"


@quick_tag(register)
def headline(story, chipped=True):
    """The one link of a card: chip, headline in its own language, and the language of the page it opens.

    `story` is a Reading; `chipped=False` where the chip already stands beside the kicker.
    """
    mark = chip(story.chip) if chipped else ""
    language = f' hreflang="{story.url_language}"' if story.url_language else ""
    return SafeString(f'<a href="{escape(story.url)}"{language}>{mark}{words_of(story.headline)}</a>')


@quick_tag(register)
def kicker(story, chipped=True):
    """The line above a headline: chip, then the kicker in its own language, or the section where there is none."""
    mark = chip(story.chip) if chipped else ""
    words = words_of(story.kicker) if story.kicker else escape(story.section)
    return SafeString(f'<p class="kicker">{mark}{words}</p>')


@quick_tag(register)
def lead(story):
    """The lead of a Reading in its own language, nothing where there is none."""
    words = story.lead
    if not words:
        return ""
    lang = f' lang="{words.lang}"' if words.lang else ""
    return SafeString(f'<p class="lead"{lang}>{escape(words.words)}</p>')


@quick_tag(register)
def framed(story, preset, eager=False):
    """The lead picture of a Reading in its frame; nothing for a story without one. The headline beside it says it all."""
    asset = story.picture
    return SafeString(f'<div class="frame">{show.picture(asset, preset, eager=eager)}</div>') if asset else ""
