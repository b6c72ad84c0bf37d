"""How are the words inside a paragraph written, with their links and emphasis?"""

from typing import NamedTuple

from korner.text.links import clean_href
from korner.text.markup import Node, escape_attribute, escape_text
from korner.text.words import TRIMMED, fold_spaces

LANGUAGES = {"tr", "fr", "en", "nl", "de", "ar", "az", "ku"}
BREAK = "\n"
_NAMES = {"b": "strong", "i": "em", "strike": "s", "del": "s"}
_FORMATS = {"a", "strong", "em", "i", "u", "s", "sub", "sup", "span", "q", "cite"}
_WITH_LANGUAGE = {"span", "em", "i", "q"}
_MAX_FORMATS = 8


class Format(NamedTuple):
    """One element around words: its name, its opening tag, and a number that keeps two quotations apart."""

    tag: str
    opening: str
    number: int = 0


STRONG = Format("strong", "<strong>")
Formats = tuple[Format, ...]
Leaf = tuple[str, Formats]


def language_of(node: Node) -> str:
    """The language `node` is marked with, or "". Word marks every piece with its proofing language, in capitals or
    with a country: those are not meant for readers and not taken."""
    lang = node.attributes.get("lang", "")
    return lang if lang in LANGUAGES else ""


def language_attribute(lang: str) -> str:
    """` lang="fr"`, or "" without a language."""
    return f' lang="{lang}"' if lang else ""


def language_format(lang: str) -> Format:
    """The span around words in another language than their text's."""
    return Format("span", f"<span{language_attribute(lang)}>")


def with_format(formats: Formats, node: Node) -> Formats:
    """`formats` and the one `node` adds, if it adds one: twice strong is strong, a link in a link is none."""
    lang = language_of(node)
    tag = "i" if node.tag == "i" and lang else _NAMES.get(node.tag, node.tag)
    if tag not in _FORMATS or len(formats) >= _MAX_FORMATS:
        return formats
    attributes = language_attribute(lang) if tag in _WITH_LANGUAGE else ""
    if tag == "a":
        href = clean_href(node.attributes.get("href", ""))
        attributes = f' href="{escape_attribute(href)}" rel="noopener noreferrer"' if href else ""
    if tag in ("a", "span") and not attributes:
        return formats
    if tag == "a" and any(known.tag == "a" for known in formats):
        return formats
    opening = f"<{tag}{attributes}>"
    if any(known.opening == opening for known in formats):
        return formats
    return (*formats, Format(tag, opening, id(node) if tag in ("q", "cite") else 0))


def paragraphs(leaves: list[Leaf]) -> list[str]:
    """The written paragraphs of a run of words: cut where a line is broken twice, empty ones left out."""
    cut: list[list[Leaf]] = [[]]
    for text, formats in leaves:
        current = cut[-1]
        if text == BREAK:
            _trim_end(current)
            if current and current[-1][0] == BREAK:
                current.pop()
                cut.append([])
            elif current:
                current.append((BREAK, formats))
            continue
        text = fold_spaces(text)
        if not current or current[-1][0] == BREAK:
            text = text.lstrip(TRIMMED)
        elif current[-1][0].endswith(" "):
            text = text.lstrip(" ")
        if text:
            current.append((text, formats))
    for current in cut:
        _trim_end(current)
        while current and current[-1][0] == BREAK:
            current.pop()
    return [_written(current) for current in cut if current]


def one_line(leaves: list[Leaf]) -> str:
    """A run of words written without line breaks, for headings and captions; "" when it says nothing."""
    return "".join(paragraphs([(" " if text == BREAK else text, formats) for text, formats in leaves]))


def _trim_end(leaves: list[Leaf]) -> None:
    while leaves and leaves[-1][0] != BREAK:
        text, formats = leaves.pop()
        text = text.rstrip(TRIMMED)
        if text:
            leaves.append((text, formats))
            return


def _written(leaves: list[Leaf]) -> str:
    out: list[str] = []
    opened: Formats = ()
    for text, formats in [*leaves, ("", ())]:
        common = 0
        while common < min(len(opened), len(formats)) and opened[common] == formats[common]:
            common += 1
        out += [f"</{known.tag}>" for known in reversed(opened[common:])]
        out += [known.opening for known in formats[common:]]
        out.append("<br>" if text == BREAK else escape_text(text))
        opened = formats
    return "".join(out)
