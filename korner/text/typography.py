"""Where do no-break spaces stand around French punctuation?"""

import html
import re

from korner.text.markup import escape_text

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_SPACE = "[ \u00a0\u202f\u2009]"
_GAP = f"(?<!{_SPACE}){_SPACE}+"  # from its first space, so that a long row of spaces is read once
# Addresses, mail addresses and times are left as they are.
_LEFT_ALONE = re.compile(r"((?:https?://|www\.)[^\s<>«»]+|(?<![^\s<>«»])[^\s<>«»@]+@[^\s<>«»]+|\b\d{1,2}:\d{2}\b)")
# A mark that somebody set with a space, or forgot the space before; a smiley's colon follows nothing.
_BEFORE_NARROW = re.compile(rf"{_GAP}(?=[;!?])|(?<=[\w)\]”’\"%€…»])(?=[;!?]+(?:$|[\s)»\]”\"]))")
_BEFORE_COLON = re.compile(rf"{_GAP}(?=:(?:$|[^\w)(/:-]))|(?<=[\w)\]”\"%€»])(?=:(?:$|[\s»]))")
_BEFORE_CLOSING = re.compile(rf"{_GAP}(?=»)|(?<=[^\s«])(?=»)")
_AFTER_OPENING = re.compile(rf"(?<=«)(?:{_GAP}|(?=[^\s»]))")
_TAG = re.compile("(<[^<>]*>)")


def set_spaces(text: str, lang: str) -> str:
    """French `text` with U+202F before ; ! ? and U+00A0 before : and », after «; other languages unchanged.

    Ordinary spaces there are replaced and missing ones added where the mark plainly ends a word. Idempotent.
    (Usage of the Imprimerie nationale's Lexique des règles typographiques.)
    """
    if lang != "fr":
        return text
    parts = _LEFT_ALONE.split(text)
    parts[0::2] = [_set(part) for part in parts[0::2]]
    return "".join(parts)


def set_spaces_html(source: str, lang: str) -> str:
    """The same for the words of sanitised HTML; tags and what they carry are left alone."""
    if lang != "fr":
        return source
    parts = _TAG.split(source)
    parts[0::2] = [escape_text(set_spaces(html.unescape(part), lang)) for part in parts[0::2]]
    return type(source)("".join(parts))  # spaces are set in words alone: a body that was clean (CleanHtml) still is


def _set(text: str) -> str:
    if ";" in text or "!" in text or "?" in text:
        text = _BEFORE_NARROW.sub(NARROW, text)
    if ":" in text:
        text = _BEFORE_COLON.sub(NO_BREAK, text)
    if "»" in text:
        text = _BEFORE_CLOSING.sub(NO_BREAK, text)
    if "«" in text:
        text = _AFTER_OPENING.sub(NO_BREAK, text)
    return text
