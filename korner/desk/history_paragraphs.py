"""A rich text as the paragraphs it is made of, each with its kind and its words."""

import re
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

LEAVES = {"p", "h2", "h3", "h4", "li", "tr", "hr", "caption"}
HEADINGS = {"h2", "h3", "h4"}


@dataclass(frozen=True)
class Block:
    """A paragraph of a rich text: its kind ("p", "heading", "li", "quote", "tr", "picture", "film"), words and markup."""

    kind: str
    words: str
    markup: str

    @property
    def same_as(self):
        """What two blocks must share to be the same, their markup (bold, italics) being another question."""
        return self.kind, self.words


def paragraphs_in(html):
    """The paragraphs of a stored (clean) rich text as Blocks: what is read and compared, without the lists around it.

    Where the pieces must make the body again, see korner.text.blocks.cut_into_blocks.
    """
    if not html:
        return []
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    found = [Block("p", root.text.strip(), "")] if root.text and root.text.strip() else []
    walk = etree.iterwalk(root, events=("start",))
    for _event, element in walk:
        if element is not root and is_leaf(element):
            block = Block(kind_of(element), words_in(element), markup_of(element))
            if block.words or block.kind in ("picture", "hr"):
                found.append(block)
            walk.skip_subtree()
    return found


def is_leaf(element):
    """Whether an element is one paragraph, not a group of them."""
    if element.tag == "figure":
        return element.find(".//tr") is None
    if element.tag == "blockquote":
        return not any(child.tag in LEAVES or child.tag in ("ul", "ol") for child in element)
    return element.tag in LEAVES


def kind_of(element):
    """What sort of paragraph an element is."""
    if element.tag in HEADINGS:
        return "heading"
    if element.tag == "figure":
        return "film" if element.find(".//oembed") is not None else "picture"
    if element.tag == "blockquote" or any(True for _around in element.iterancestors("blockquote")):
        return "quote"
    return element.tag if element.tag in ("li", "tr", "hr") else "p"


def words_in(element):
    """The words of an element; where a link leads and which picture stands there are words too."""
    pieces = []
    if element.tag == "figure":
        number, film = element.get("data-picture"), element.find(".//oembed")
        pieces.append(f"[{number}] " if number else "")
        pieces.append(f"{film.get('url', '')} " if film is not None else "")
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if part.tag == "br" else part.text or "")
            continue
        if part.tag == "a" and part.get("href"):
            pieces.append(f" ‹{part.get('href')}›")
        if part.tag in ("td", "th") and part.getnext() is not None:
            pieces.append(" | ")
        if part is not element:
            pieces.append(part.tail or "")
    return re.sub(r"[ \t\r\f\v]+", " ", "".join(pieces)).strip()


def markup_of(element):
    """The element as it is stored, without what stands behind it."""
    return lxml_html.tostring(element, encoding="unicode", with_tail=False)
