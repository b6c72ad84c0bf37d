"""Why something waits, and why a moderator refuses: codes in the tables, words on the page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What the ladder and the house found. An app that has a reason of its own names it by `say`.
FOUND = {
    "trap": _("filled in the field that people do not see"),
    "quick": _("sent within a few seconds"),
    "links": _("holds links"),
    "only-links": _("holds nothing but links"),
    "repeat": _("the same text was sent before"),
    "similar": _("nearly the same text was sent before"),
    "capitals": _("written in capitals"),
    "script": _("written in other letters than ours"),
    "disguised": _("mixes letters of different scripts in a word"),
    "words": _("a word of the list"),
    "many": _("much came from there within a minute"),
    "unproven": _("no proof of work was given"),
    "akismet": _("the spam service takes it for spam"),
    "banned": _("the writer is banned"),
    "reported": _("readers reported it"),
    "first": _("the writer is new"),
}

# Why a moderator refuses; pressed by its number, in this order.
WHY = {
    "insult": pgettext_lazy("refused", "Insults or incites hatred"),
    "accuses": pgettext_lazy("refused", "Accuses somebody without proof"),
    "private": pgettext_lazy("refused", "Tells what is private of others"),
    "advertises": pgettext_lazy("refused", "Advertises something"),
    "off-topic": pgettext_lazy("refused", "Has nothing to do with the subject"),
    "twice": pgettext_lazy("refused", "Was sent before"),
}


def say(code, words):
    """Name a reason of your own: what the queue says for `code` (lazy translation)."""
    FOUND[code] = words


def found_words(codes):
    """The sentences for the codes that a case bears, in their order; an unknown code speaks for itself."""
    return [str(FOUND.get(code, code)) for code in codes]


def why_words(why, reason=""):
    """Why something was decided, in one line: the reason with the code `why`, and the moderator's own words."""
    return ": ".join(str(words) for words in (WHY.get(why, ""), reason) if words)
