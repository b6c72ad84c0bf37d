"""How is foreign HTML read into a small, shallow tree that is safe to walk?"""

import html
import re
from dataclasses import dataclass, field

import nh3

from korner.text.cleaning import without_unwanted

# Nothing a newsroom writes comes near; parsing time grows with the square of these.
MAX_CHARACTERS = 300_000
MAX_TAGS = 20_000
MAX_DEPTH = 60

UNSEEN = {
    "applet", "audio", "canvas", "embed", "frameset", "head", "math", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video", "xml",
}  # fmt: skip
BLOCKS = {
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "iframe", "legend",
    "li", "main", "nav", "oembed", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_INLINE = {"a", "span", "q", "cite", "sub", "sup", "br", "img", "del"}
_VOID = {"br", "hr", "img"}
_ATTRIBUTES = {
    "class", "colspan", "data-box", "data-id", "data-oembed-url", "data-picture", "href", "lang", "rowspan", "scope",
    "src", "url",
}  # fmt: skip

# A parser of HTML opens unclosed formatting again in every following paragraph: a page of <font> becomes gigabytes.
# Under another name they are ordinary elements, and end where their paragraph ends.
_FORMATTING = re.compile(r"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE)
_RENAMED = {f"x-{tag}" for tag in ("b", "em", "i", "s", "strike", "strong", "u")}
_PICTURE_DATA = re.compile(r"""(<img\b[^<>]*?\ssrc\s*=\s*)["']?data:[^"'<>\s]*["']?""", re.IGNORECASE)
_TOKEN = re.compile(r'<(?P<end>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<attributes>(?: [^\s"=<>]+="[^"]*")*)>|(?P<text>[^<]+)')
_ATTRIBUTE = re.compile(r' ([^\s"=<>]+)="([^"]*)"')


@dataclass(slots=True)
class Node:
    """An element: its name, its attributes, what it holds (nodes and text), and whether a block is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)
    holds_blocks: bool = False

    def find(self, *tags: str) -> "Node | None":
        """The first element below with one of these names."""
        for child in self.children:
            if isinstance(child, Node):
                found = child if child.tag in tags else child.find(*tags)
                if found:
                    return found
        return None


def without_picture_data(source: str) -> str:
    """`source` without pictures pasted as data: addresses (a copied Word page carries megabytes of them)."""
    return _PICTURE_DATA.sub(r"\1''", source)


def is_too_much(source: str) -> bool:
    """Whether `source` is more markup than any story has, so that only its words are worth keeping."""
    return len(source) > MAX_CHARACTERS or source.count("<") > MAX_TAGS


def read(source: str) -> Node:
    """The tree of `source`, parsed as browsers do; at most MAX_DEPTH deep, what is deeper moves up.

    Comments, scripts, foreign content and all attributes that no story needs are gone.
    """
    source = _FORMATTING.sub(r"<\1x-\2", without_unwanted(source))
    parsed = nh3.clean(
        source,
        tags=BLOCKS | _INLINE | _RENAMED,
        clean_content_tags=UNSEEN,
        attributes={"*": _ATTRIBUTES},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return _tree(without_unwanted(parsed))


def _tree(parsed: str) -> Node:
    root = Node("body")
    open_nodes, too_deep, position = [root], 0, 0
    while token := _TOKEN.match(parsed, position):
        position = token.end()
        if token["text"]:
            open_nodes[-1].children.append(html.unescape(token["text"]))
            continue
        tag = token["tag"].removeprefix("x-")
        if token["end"]:
            if too_deep:
                too_deep -= 1
            elif len(open_nodes) > 1:
                open_nodes.pop()
            continue
        if tag in BLOCKS:
            for node in open_nodes:
                node.holds_blocks = True
        if len(open_nodes) > MAX_DEPTH and tag not in _VOID:
            too_deep += 1
            open_nodes[-1].children.append(" ")
            continue
        node = Node(tag, {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(token["attributes"])})
        open_nodes[-1].children.append(node)
        if tag == "iframe":  # holds raw text, which is nobody's words
            position = parsed.find("</iframe>", position) + len("</iframe>")
        elif tag not in _VOID:
            open_nodes.append(node)
    return root


def escape_text(text: str) -> str:
    """`text` as it stands between tags, written exactly as the sanitiser writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")


def escape_attribute(text: str) -> str:
    """`text` as it stands between the double quotes of an attribute."""
    return escape_text(text).replace('"', "&quot;")
