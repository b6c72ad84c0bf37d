"""What may the body of a story consist of, and how is it written?

A body is paragraphs, headings (h2-h4, none skipped), lists, quotations, tables, rules and figures. Whatever comes in
is poured into these: words are never lost because of the markup around them.
"""

import re
from dataclasses import dataclass

from korner.text.embeds import embed_for
from korner.text.inline import (
    BREAK,
    STRONG,
    Formats,
    Leaf,
    language_attribute,
    language_format,
    language_of,
    one_line,
    paragraphs,
    with_format,
)
from korner.text.markup import BLOCKS, Node
from korner.text.rows import NUMBER, Row, row_group

_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_MEDIA = ("img", "iframe", "oembed")
_BOX_NAME = re.compile("[a-z]{1,40}")
_MAX_NESTING = 10  # lists and quotations in one another; well within what markup.read keeps apart


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a body: a paragraph ("p"), a heading (its `level`), or written HTML of its own (tag "")."""

    tag: str
    inside: str
    lang: str = ""
    level: int = 0

    def written(self) -> str:
        """The HTML of this block."""
        if not self.tag:
            return self.inside
        return f"<{self.tag}{language_attribute(self.lang)}>{self.inside}</{self.tag}>"


def write_body(tree: Node) -> str:
    """The HTML of a story's body, made from any tree; writing it, reading it and writing it again changes nothing."""
    flow = Flow(headings=True)
    flow.pour(tree)
    return "".join(block.written() for block in _with_levels(flow.finished()))


def _with_levels(blocks: list[Block]) -> list[Block]:
    """The blocks with headings that begin at h2 and go down one step at a time, siblings staying siblings."""
    done: list[Block] = []
    above: list[int] = []  # levels as they came, of the headings the next one may stand under
    for block in blocks:
        if block.level:
            above = [level for level in above if level < block.level] + [block.level]
            block = Block(f"h{len(above) + 1}", block.inside, block.lang)
        done.append(block)
    return done


class Flow:
    """Collects the blocks of one place: the body, a quotation, a list item, a table cell.

    Words that stand loose become paragraphs; line breaks that stand for paragraphs too.
    """

    def __init__(self, lang: str = "", headings: bool = False, tables: bool = True, nesting: int = 0):
        self.lang, self.headings, self.tables, self.nesting = lang, headings, tables, nesting
        self.blocks: list[Block] = []
        self.leaves: list[Leaf] = []

    def finished(self) -> list[Block]:
        """All blocks, the open paragraph closed."""
        self._close()
        return self.blocks

    def as_item(self) -> str:
        """The HTML inside a list item or a cell: a single paragraph stands there bare."""
        blocks = self.finished()
        single = sum(block.tag == "p" for block in blocks) == 1
        return "".join(
            block.inside if single and block.tag == "p" and not block.lang else block.written() for block in blocks
        )

    def pour(self, node: Node, formats: Formats = ()) -> None:
        """Take in everything inside `node`."""
        for child in node.children:
            self.take(child, formats)

    def take(self, child: Node | str, formats: Formats = ()) -> None:
        """Take in one piece of text or one element."""
        if isinstance(child, str):
            self.leaves.append((child, formats))
        elif child.tag == "br":
            self.leaves.append((BREAK, formats))
        elif child.tag in _PLACED and not (child.tag in _NESTING and self.nesting >= _MAX_NESTING):
            self._close()
            _PLACED[child.tag](self, child, formats)
        elif child.tag in BLOCKS or child.holds_blocks:
            # Emphasis around whole blocks is an accident of pasting; a link or a language around them is meant.
            self._in_own_block(child, with_format(formats, child) if child.tag == "a" else formats)
        elif child.tag != "img":
            self.pour(child, with_format(formats, child))

    def _in_own_block(self, node: Node, formats: Formats) -> None:
        self._close()
        around = self.lang
        self.lang = language_of(node) or around
        self.pour(node, formats)
        self._close()
        self.lang = around

    def _close(self) -> None:
        self.blocks += [Block("p", text, self.lang) for text in paragraphs(self.leaves)]
        self.leaves = []

    def _add(self, written: str) -> None:
        if written:
            self.blocks.append(Block("", written))

    def _inner(self) -> "Flow":
        return Flow(tables=self.tables, nesting=self.nesting + 1)

    def _flow_inside(self, node: Node, formats: Formats) -> "Flow":
        inner = self._inner()
        inner.pour(node, formats)
        return inner

    def _heading(self, node: Node, formats: Formats) -> None:
        formats = tuple(known for known in formats if known.tag != "strong")
        lang = language_of(node) or self.lang
        if self.headings:
            text = one_line(_words(node, formats, strong=False))
            if text:
                self.blocks.append(Block("h", text, lang, _LEVELS[node.tag]))
        else:
            text = one_line(_words(node, (*formats, STRONG), strong=False))
            if text:
                self.blocks.append(Block("p", text, lang))

    def _list(self, node: Node, formats: Formats) -> None:
        items: list[tuple[str, Flow]] = []
        around = language_of(node) or self.lang
        loose = False  # whether the last item was made for words that stood outside of any
        for child in node.children:
            if isinstance(child, Node) and child.tag == "li":
                items.append((language_of(child) or around, self._flow_inside(child, formats)))
                loose = False
            elif isinstance(child, Node) and child.tag in ("ul", "ol") and items:
                items[-1][1].take(child, formats)
            elif isinstance(child, Node) or child.strip():
                if not loose:
                    items.append((around, self._inner()))
                    loose = True
                items[-1][1].take(child, formats)
        written = [(lang, item.as_item()) for lang, item in items]
        inside = "".join(f"<li{language_attribute(lang)}>{text}</li>" for lang, text in written if text)
        self._add(inside and f"<{node.tag}>{inside}</{node.tag}>")

    def _quote(self, node: Node, formats: Formats) -> None:
        inside = "".join(block.written() for block in self._flow_inside(node, formats).finished())
        lang = language_attribute(language_of(node) or self.lang)
        self._add(inside and f"<blockquote{lang}>{inside}</blockquote>")

    def _rule(self, node: Node, formats: Formats) -> None:
        self._add("<hr>")

    def _table(self, node: Node, formats: Formats) -> None:
        if self.tables:
            self._add(self._written_table(node, formats))
        else:
            self._in_own_block(node, formats)

    def _written_table(self, node: Node, formats: Formats) -> str:
        caption = ""
        head: list[Row] = []
        rows: list[Row] = []
        for part in node.children:
            if not isinstance(part, Node):
                continue
            if part.tag == "caption":
                caption = caption or one_line(_words(part, _marked(part, formats)))
            elif part.tag in ("thead", "tbody", "tfoot"):
                group = head if part.tag == "thead" else rows
                group += [self._cells(row, formats) for row in part.children if isinstance(row, Node)]
        head, rows = [row for row in head if row], [row for row in rows if row]
        if not any(text for row in head + rows for _, text in row):
            return ""
        return "".join(
            [
                "<table>",
                caption and f"<caption>{caption}</caption>",
                row_group("thead", head),
                row_group("tbody", rows),
                "</table>",
            ]
        )

    def _cells(self, row: Node, formats: Formats) -> Row:
        cells = [cell for cell in row.children if isinstance(cell, Node) and cell.tag in ("td", "th")]
        written: Row = []
        for cell in cells:
            inner = Flow(self.lang, tables=False, nesting=self.nesting + 1)
            inner.pour(cell, formats)
            written.append((cell, inner.as_item()))
        return written

    def _media(self, node: Node, formats: Formats) -> None:
        media = _written_media(node)
        self._add(media and f'<figure class="media">{media}</figure>')

    def _figure(self, node: Node, formats: Formats) -> None:
        """A picture of ours, a video, a table or a box with its caption; other figures only leave their words.

        A picture or frame we do not show takes its caption with it.
        """
        kind, content = self._figure_content(node, formats)
        captions = [child for child in node.children if isinstance(child, Node) and child.tag == "figcaption"]
        if content is not None:
            caption = one_line([leaf for child in captions for leaf in _words(child, _marked(child, formats))])
            self._add(f"<figure {kind}>{content}{caption and f'<figcaption>{caption}</figcaption>'}</figure>")
        has_media = node.find(*_MEDIA) is not None and not node.find("figure")
        for child in node.children:
            used = isinstance(child, Node) and (
                (child.tag == "figcaption" and (content is not None or has_media))
                or (has_media and (child.tag in _MEDIA or child.find(*_MEDIA) is not None))
                or (child.tag == "table" and content is not None and kind == 'class="table"')
            )
            if not used:
                self.take(child, formats)
        self._close()

    def _figure_content(self, node: Node, formats: Formats) -> tuple[str, str | None]:
        """(attributes, written content) of a figure that a story may have, or ("", None)."""
        classes = node.attributes.get("class", "").split()
        box, box_id = node.attributes.get("data-box", ""), node.attributes.get("data-id", "")
        if _BOX_NAME.fullmatch(box) and NUMBER.fullmatch(box_id):
            return f'data-box="{box}" data-id="{box_id}"', ""
        image = node.find("img")
        picture = node.attributes.get("data-picture") or (image.attributes.get("data-picture", "") if image else "")
        if NUMBER.fullmatch(picture):
            aside = " image-style-side" if "image-style-side" in classes else ""
            return f'class="image{aside}" data-picture="{picture}"', ""
        if node.find("figure"):
            return "", None
        media = node.find("oembed", "iframe")
        written = _written_media(media) if media else ""
        if written:
            return 'class="media"', written
        table = next((child for child in node.children if isinstance(child, Node) and child.tag == "table"), None)
        written = self._written_table(table, formats) if table and self.tables else ""
        return ('class="table"', written) if written else ("", None)


_NESTING = {"ul", "ol", "blockquote"}
_PLACED = {
    **dict.fromkeys(_LEVELS, Flow._heading),
    **dict.fromkeys(("iframe", "oembed"), Flow._media),
    "ul": Flow._list,
    "ol": Flow._list,
    "blockquote": Flow._quote,
    "hr": Flow._rule,
    "table": Flow._table,
    "figure": Flow._figure,
}


def _words(node: Node, formats: Formats, strong: bool = True) -> list[Leaf]:
    """All words inside `node` as one run; blocks are only a space apart. `strong=False` leaves bold out."""
    leaves: list[Leaf] = []
    for child in node.children:
        if isinstance(child, str):
            leaves.append((child, formats))
        elif child.tag == "br":
            leaves.append((BREAK, formats))
        else:
            bold = child.tag in ("b", "strong") and not strong
            space = [(" ", formats)] if child.tag in BLOCKS else []
            leaves += [*space, *_words(child, formats if bold else with_format(formats, child), strong), *space]
    return leaves


def _marked(node: Node, formats: Formats) -> Formats:
    lang = language_of(node)
    return (*formats, language_format(lang)) if lang else formats


def _written_media(node: Node) -> str:
    embed = embed_for(node.attributes.get("url") or node.attributes.get("src") or "")
    return f'<oembed url="{embed.watch_url}"></oembed>' if embed else ""
