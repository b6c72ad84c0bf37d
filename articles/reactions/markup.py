"""The row of six words as markup; it stands on every story's page, so it is put together as plain text."""

from functools import cache, lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from articles.reactions.models import Reaction


@cache
def sign(kind):
    """The drawn sign of a kind; a release does not change it."""
    return render_to_string(f"reactions/signs/{kind}.svg").strip()


@lru_cache(maxsize=4096)
def words_with(kind, number, language):
    """Sign, word and number of a button as they are read in `language`, the active one."""
    said = ngettext("%(number)s reader", "%(number)s readers", number) % {"number": number}
    return (
        f'{sign(kind)}<span class="word">{escape(str(Reaction.Kind(kind).label))}</span> '
        f'<span class="number" aria-hidden="true">{number}</span><span class="visually-hidden"> – {escape(said)}</span>'
    )


def button_of(button, language, pressed):
    """One of the Buttons; with `pressed` it says whether it is one's own."""
    own = f' aria-pressed="{"true" if button.own else "false"}"' if pressed else ""
    focus = " autofocus" if button.asked else ""
    return (
        f'<li><button type="submit" name="kind" value="{button.value}" data-kind="{button.kind}"{own}{focus}>'
        f"{words_with(button.kind, button.number, language)}</button></li>"
    )


def row_of(buttons, language, *, pressed=False):
    """The list of the Buttons. Nothing in it was written by people: kinds, numbers and words of our own."""
    items = "\n".join([button_of(button, language, pressed) for button in buttons])
    return SafeString(f'<ul class="reaction-row">\n{items}\n</ul>')
