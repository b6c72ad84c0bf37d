"""What letters and marks of one line may give away: open quotation marks, missing French spaces, marks for later.

Each function takes a line of plain text and returns a short piece of it where something is wrong, or "".
"""

import re

AROUND = 14
LONG_PARAGRAPH = 1200  # characters: about a screen of a telephone and a half

# What a writer leaves for later. "TK 1938" is a flight of Turkish Airlines.
TODO = re.compile(r"\b(?:X{3,}|TODO|FIXME|T\.?K\.?(?![ \u00a0]?\d))(?!\w)|\?{3,}")
TWO_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)|(?<=\S)(?:[ \u00a0]{2,})(?=\S)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b\d{1,2}:\d{2}\b")
# After a letter, a digit or a closing mark, with an ordinary space or none. A colon between digits is no colon.
FRENCH = re.compile(r"(?<=[\w)\]”\"%€…»’])(?: +(?=[;!?:](?![)(/]))|(?=[;!?])|(?=:(?:\s|$|»)))")
PAIRS = {"«": "»", "“": "”"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}


def piece(line, start, end=None):
    """The words around a place of `line`, at most some thirty characters, cut between words."""
    begin, finish = max(0, start - AROUND), min(len(line), (end or start) + AROUND)
    cut = line[begin:finish]
    if begin and " " in cut[: start - begin]:
        cut = cut[cut.index(" ") + 1 :]
    if finish < len(line) and " " in cut[-AROUND:].rstrip():
        cut = cut[: cut.rstrip().rindex(" ")] if cut.rstrip().rindex(" ") > len(cut) - AROUND else cut
    return cut.strip()


def mark_for_later(line):
    """A mark such as XXX, TK, TODO or ???."""
    found = TODO.search(line)
    return piece(line, found.start(), found.end()) if found else ""


def two_spaces(line):
    """Two spaces in a row."""
    found = TWO_SPACES.search(line)
    return re.sub(r"\s+", " ", piece(line, found.start(), found.end())) if found else ""


def french_space(line):
    """A mark that French sets off by a no-break space, and that has an ordinary one before it or none."""
    quiet = ADDRESS.sub(lambda match: "x" * len(match[0]), line)
    found = FRENCH.search(quiet)
    return piece(line, found.start(), found.end() + 1) if found else ""


def open_quotes(lines):
    """Where a quotation mark of a text (its lines) is not closed, or closes nothing.

    A quotation may run over several paragraphs, each beginning with the opening mark again. “ ” and « » are followed
    from line to line, straight marks within a line, where 19" is a size; ‘ and ’ are apostrophes as well and are left alone.
    """
    open_at = {opening: [] for opening in PAIRS}
    for line in lines:
        for place, char in enumerate(line):
            if char in PAIRS:
                if not (open_at[char] and not line[:place].strip()):  # goes on in a new paragraph
                    open_at[char].append(piece(line, place, place + 1))
            elif char in CLOSING:
                if not open_at[CLOSING[char]]:
                    return piece(line, place, place + 1)
                open_at[CLOSING[char]].pop()
        straight = [place for place, char in enumerate(line) if char == '"' and not is_measure(line, place)]
        if len(straight) % 2:
            return piece(line, straight[-1], straight[-1] + 1)
    return next((places[-1] for places in open_at.values() if places), "")


def is_measure(line, place):
    """Whether the straight mark at `place` stands for inches or seconds: 19", and no quotation is open in the line."""
    return line[place - 1 : place].isdigit() and line[:place].count('"') % 2 == 0


def long_paragraph(line):
    """How a very long paragraph begins."""
    return piece(line, 0, AROUND) if len(line) > LONG_PARAGRAPH else ""
