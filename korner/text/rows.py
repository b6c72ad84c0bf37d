"""How are the rows of a table written?"""

import re

from korner.text.markup import Node

NUMBER = re.compile("[1-9][0-9]{0,17}")
Row = list[tuple[Node, str]]  # (cell, its written content)
_SCOPES = {"row", "col", "rowgroup", "colgroup"}
_MAX_SPAN = 100


def row_group(tag: str, rows: list[Row]) -> str:
    """`rows` of (cell, written content) inside `tag`, "" without rows.

    A cell never reaches below its group, and scope is said only by headings.
    """
    if not rows:
        return ""
    written = []
    for number, row in enumerate(rows):
        cells = (_cell(cell, text, rows_left=len(rows) - number) for cell, text in row)
        written.append(f"<tr>{''.join(cells)}</tr>")
    return f"<{tag}>{''.join(written)}</{tag}>"


def _cell(cell: Node, text: str, rows_left: int) -> str:
    attributes = ""
    for name, most in (("colspan", _MAX_SPAN), ("rowspan", min(rows_left, _MAX_SPAN))):
        wanted = cell.attributes.get(name, "")
        span = min(int(wanted), most) if NUMBER.fullmatch(wanted) else 1
        if span > 1:
            attributes += f' {name}="{span}"'
    if cell.tag == "th" and cell.attributes.get("scope") in _SCOPES:
        attributes += f' scope="{cell.attributes["scope"]}"'
    return f"<{cell.tag}{attributes}>{text}</{cell.tag}>"
