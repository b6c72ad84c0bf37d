"""Which words are in a piece of HTML, line by line, whatever its markup is like?"""

import html
import re
from collections.abc import Iterator

from korner.text.cleaning import without_unwanted
from korner.text.markup import BLOCKS, UNSEEN

_LINE_ENDS = BLOCKS | {"br"}
_HIDDEN = UNSEEN | {"iframe"}
_TAG = re.compile(r"<(?:/?([a-zA-Z][^\s/>]*)|[!?/])")
_WHITE_SPACE = re.compile("[ \t\n\r\f\x0b\x85\u2028\u2029]{2,}|[\t\n\r\f\x0b\x85\u2028\u2029]")
TRIMMED = " \u00a0\u202f"


def fold_spaces(text: str) -> str:
    """`text` with ordinary white space folded to single spaces; no-break spaces are kept."""
    return _WHITE_SPACE.sub(" ", text)


def lines_of(source: str) -> list[str]:
    """The words of each block and table cell of `source`; empty ones are left out.

    Reads once from start to end, without a tree, so that no nesting can hurt. Scripts, styles and frames say nothing.
    """
    lines: list[str] = []
    line: list[str] = []
    for piece in [*_pieces(source), None]:
        if piece is None:
            text = fold_spaces(without_unwanted(html.unescape("".join(line)))).strip(TRIMMED)
            lines += [text] if text else []
            line = []
        else:
            line.append(piece)
    return lines


def _pieces(source: str) -> Iterator[str | None]:
    """Yield stretches of text, and None where a line ends."""
    position = 0
    while tag := _TAG.search(source, position):
        yield source[position : tag.start()]
        name = (tag[1] or "").lower()
        is_comment = source.startswith("<!--", tag.start())
        end = source.find("-->", tag.start() + 2) + 2 if is_comment else source.find(">", tag.end())
        if end < tag.end():  # never closed: the rest is no text
            return
        position = end + 1
        if name in _LINE_ENDS:
            yield None
        if name in _HIDDEN and source[tag.start() + 1] != "/":
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, position)
            if not closing:
                return
            position = closing.start()
    yield source[position:]
