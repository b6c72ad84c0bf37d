"""Which characters may stand in a text that people typed or pasted?"""

import re
import unicodedata

# Controls, C1, surrogates, noncharacters, zero-width space and byte order mark: nobody means them. Embeddings,
# overrides and isolates of direction can turn the line around them (a name that reads backwards). What words in
# Arabic or emoji need stays: direction marks, joiners.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ud800-\udfff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_NEW_LINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WHITE_SPACE = re.compile(r"\s+")
_NO_BREAK = {"\u00a0", "\u202f"}


def without_unwanted(text: str) -> str:
    """`text` without control characters, direction overrides and broken code points; white space is left alone."""
    # None of them is printable, and that question is answered ten times faster; new lines and no-break spaces are not
    # printable either, so they are set aside for it.
    if text.replace("\n", "").replace("\u00a0", "").replace("\u202f", "").isprintable():
        return text
    return _UNWANTED.sub("", text)


def clean_line(text: str) -> str:
    """One line as a headline or a name is stored: NFC, no unwanted characters, white space folded to single spaces.

    A single no-break space is kept, since French typography sets it on purpose.
    """
    text = unicodedata.normalize("NFC", without_unwanted(text))
    return _WHITE_SPACE.sub(lambda gap: gap[0] if gap[0] in _NO_BREAK else " ", text).strip()


def plain_name(text: str) -> str:
    """One line as names are stored that lists are compared with: like `clean_line`, with no white space but plain spaces."""
    return " ".join(clean_line(text).split())


def clean_text(text: str) -> str:
    """The same for a text of several lines: new lines are kept, never more than one empty line in a row."""
    lines = (clean_line(line) for line in _NEW_LINE.sub("\n", text).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
