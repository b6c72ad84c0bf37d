"""Which HTML may a story hold, and what does it say without its markup?"""

import re
from html import unescape

import nh3

from korner.text.body import write_body
from korner.text.inline import LANGUAGES
from korner.text.markup import escape_text, is_too_much, read, without_picture_data
from korner.text.words import lines_of

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td", "a",
    "strong", "em", "i", "u", "s", "sub", "sup", "br", "hr", "span", "q", "cite", "figure", "figcaption", "oembed",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "rel"},
    "figure": {"data-picture", "data-box", "data-id"},
    "oembed": {"url"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_CLASSES = {"figure": {"image", "table", "media", "image-style-side"}}
_WITH_LANGUAGE = ("p", "h2", "h3", "h4", "li", "blockquote", "span", "q", "i", "em")
_TAG_WITHIN_LINE = re.compile(r"</?(?:a|strong|em|i|u|s|sub|sup|span|q|cite)(?:\s[^>]*)?>")
_ANY_TAG = re.compile("<[^>]*>")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
# What stands between two spaces and is no word: French has them around its signs.
_SIGNS = frozenset("« » ». », »: »; «… …» ; : ! ? ?! – — - … / | • · & + = ( )".split())

# Silent reading of news, words a minute. A convention, not a measurement: studies give about 240 for English
# (Brysbaert 2019) and fewer, longer words for Turkish than for French (IReST, Trauzettel-Klosinski 2012).
_WORDS_A_MINUTE = {"tr": 180, "fr": 230}


class CleanHtml(str):
    """What `sanitise` wrote. It is not cleaned a second time; whatever is made of it is an ordinary text again."""

    __slots__ = ()


def sanitise(html: str) -> CleanHtml:
    """Any HTML as the body of a story: cleaned, never refused, idempotent.

    What may stand in a body is written in korner.text.body; the last word has nh3's allow-list, so that a mistake of
    ours stays harmless. Pictures keep only the number of their asset, videos only the address made from their id.
    More markup than any story has (see korner.text.markup) is reduced to paragraphs of its words.
    """
    if isinstance(html, CleanHtml):
        return html
    html = without_picture_data(html)
    if is_too_much(html):
        return _words_only(html)
    body = write_body(read(html))
    if is_too_much(body):
        return _words_only(body)
    clean = nh3.clean(
        body,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        tag_attribute_values={tag: {"lang": LANGUAGES} for tag in _WITH_LANGUAGE},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return CleanHtml(clean)


def _words_only(html: str) -> CleanHtml:
    return CleanHtml("".join(f"<p>{escape_text(line)}</p>" for line in lines_of(html)))


def plain_text(html: str) -> str:
    """The words of `html`, each block on its own line; captions too, scripts and styles never."""
    return "\n".join(lines_of(html))


def word_count(html_or_text: str) -> int:
    """How many words `html_or_text` has; l’école and Brüksel’de are one each."""
    return len(_WORD.findall(plain_text(html_or_text)))


def reading_minutes(body: str, lang: str) -> int:
    """Whole minutes it takes to read a stored (clean) body, at least 1: 180 words a minute in Turkish, 230 in French.

    It stands on every story's page, so what cannot be in a clean body is not looked for (scripts, comments, controls), and
    words are what stands between spaces: finding them one by one takes three times as long.
    """
    pieces = unescape(_ANY_TAG.sub(" ", _TAG_WITHIN_LINE.sub("", body))).split()
    words = len(pieces) - len([piece for piece in pieces if piece in _SIGNS])
    return max(1, -(-words // _WORDS_A_MINUTE.get(lang, 200)))
