"""A clean body cut into its outer blocks (paragraphs, headings, whole lists, pictures), so that one can be made of two."""

import re

from korner.text.html import CleanHtml

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_ALONE = {"br", "hr"}


def cut_into_blocks(body: CleanHtml) -> list[str]:
    """The outermost elements of what `sanitise` wrote, in order; joined again they are that body.

    Clean bodies are well-formed, so a count of open elements is enough. Words outside of any element are a block as well.
    """
    blocks, begin, depth = [], 0, 0
    for tag in _TAG.finditer(body):
        if tag[2] in _ALONE and depth:
            continue
        if depth == 0 and tag.start() > begin:
            blocks.append(body[begin : tag.start()])
            begin = tag.start()
        if tag[2] not in _ALONE:
            depth += -1 if tag[1] else 1
        if depth == 0:
            blocks.append(body[begin : tag.end()])
            begin = tag.end()
    if begin < len(body):
        blocks.append(body[begin:])
    return [str(block) for block in blocks]
