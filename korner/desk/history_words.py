"""Two texts word by word: what went, what came, which paragraphs were moved."""

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from korner.desk.history_paragraphs import paragraphs_in

WORD = re.compile(r"\S+\s*|\s+")
SENTENCE = re.compile(r"[^.!?…\n]+[.!?…\n]*\s*|[.!?…\n]+\s*")
MOST_WORDS = 3000  # compared word by word; a longer line is compared sentence by sentence
MOST_PAIRS = 40_000  # comparisons of a paragraph that went with one that came
ALIKE, ALIKE_ELSEWHERE = 0.4, 0.6  # how much two paragraphs must share to be one that was changed
AROUND = 1  # unchanged paragraphs shown beside a change; the others are folded


# --- one line -----------------------------------------------------------------------------------------------------
def line(old, new):
    """HTML of the difference of two plain texts: what went in <del>, what came in <ins>, the rest as it stands."""
    a, b = WORD.findall(old), WORD.findall(new)
    if len(a) + len(b) > MOST_WORDS:
        a, b = SENTENCE.findall(old), SENTENCE.findall(new)
    if len(a) + len(b) > MOST_WORDS:
        a, b = [old], [new]
    pieces = []
    # The space behind a word is no part of it: the last word of a line has none.
    matcher = difflib.SequenceMatcher(None, [word.strip() for word in a], [word.strip() for word in b], autojunk=False)
    for how, i, j, k, m in matcher.get_opcodes():
        went, came = "".join(a[i:j]), "".join(b[k:m])
        if how == "equal":
            pieces.append(escape(came))
            continue
        if went:
            pieces.append(f"<del>{escape(went.rstrip())}</del>{' ' if went[-1:].isspace() or came else ''}")
        if came:
            pieces.append(f"<ins>{escape(came.rstrip())}</ins>{' ' if came[-1:].isspace() else ''}")
    return SafeString("".join(pieces).replace("\n", "<br>"))


# --- lists --------------------------------------------------------------------------------------------------------
@dataclass
class Row:
    """A row of a list: `how` is "same", "moved", "came" or "went"."""

    how: str
    words: str


def rows(old, new):
    """The Rows of two lists of words, in the order of the new one, what went at its place in the old one."""
    found = []
    for how, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found += [Row("same", words) for words in new[k:m]]
            continue
        found += [Row("went", words) for words in old[i:j] if words not in new]
        found += [Row("moved" if words in old else "came", words) for words in new[k:m]]
    return found


# --- rich text ----------------------------------------------------------------------------------------------------
@dataclass
class Paragraph:
    """A paragraph of the difference of two rich texts.

    `how`: "same", "changed", "moved", "moved-changed", "away" (stood here, see "moved"), "came", "went", "markup" (only bold,
    italics or the like), "kind" (the words stand now as `kind`, before as `was`).
    """

    how: str
    kind: str
    html: str
    was: str = ""


@dataclass
class Stretch:
    """Paragraphs that are shown, or folded because nothing changed in them."""

    folded: bool
    paragraphs: list


def paragraphs(old, new):
    """The Paragraphs of the difference of two rich texts, in the order of the new one."""
    a, b = paragraphs_in(old), paragraphs_in(new)
    keys = [block.same_as for block in a], [block.same_as for block in b]
    opcodes = difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    came_from, moved = matches(a, b, opcodes)
    gone_to = {i: k for k, i in came_from.items()}
    found = []
    for how, i, j, k, m in opcodes:
        if how == "equal":
            found += [unchanged(a[i + step], b[k + step]) for step in range(j - i)]
            continue
        for number in range(i, j):
            if number not in gone_to:
                found.append(Paragraph("went", a[number].kind, SafeString(f"<del>{safe(a[number].words)}</del>")))
            elif gone_to[number] in moved:
                found.append(Paragraph("away", a[number].kind, escape(beginning(a[number].words))))
        for number in range(k, m):
            if number in came_from:
                found.append(changed(a[came_from[number]], b[number], number in moved))
            else:
                found.append(Paragraph("came", b[number].kind, SafeString(f"<ins>{safe(b[number].words)}</ins>")))
    return found


def unchanged(old, new):
    """A paragraph whose words are the same."""
    return Paragraph("same" if old.markup == new.markup else "markup", new.kind, safe(new.words))


def changed(old, new, is_moved):
    """A paragraph that has another one's words, or most of them."""
    if old.words == new.words:
        how = "moved" if is_moved else "kind"
        return Paragraph(how, new.kind, safe(new.words), old.kind if old.kind != new.kind else "")
    how = "moved-changed" if is_moved else "changed"
    return Paragraph(how, new.kind, line(old.words, new.words), old.kind if old.kind != new.kind else "")


def matches(a, b, opcodes):
    """({place of a paragraph that came: place of the one it was}, places of those that were moved)."""
    stretches = [(range(i, j), range(k, m)) for how, i, j, k, m in opcodes if how != "equal"]
    counted = {("a", i): Counter(a[i].words.split()) for went, _came in stretches for i in went}
    counted |= {("b", k): Counter(b[k].words.split()) for _went, came in stretches for k in came}
    came_from, moved, used = {}, set(), set()

    def pair(i, k, is_moved):
        came_from[k] = i
        used.add(i)
        if is_moved:
            moved.add(k)

    def alike(i, k):
        old, new = counted["a", i], counted["b", k]
        shared = sum((old & new).values())
        return 2 * shared / max(1, sum(old.values()) + sum(new.values()))

    def best_pairs(went, came, least, is_moved):
        if len(went) * len(came) > MOST_PAIRS:
            return
        scores = sorted(((alike(i, k), -abs(i - k), i, k) for i in went for k in came), reverse=True)
        for score, _near, i, k in scores:
            if score >= least and i not in used and k not in came_from:
                pair(i, k, is_moved)

    # A paragraph that stands elsewhere word for word was moved; one that shares most of its words was changed.
    where = {}
    for went, _came in stretches:
        for i in went:
            where.setdefault(a[i].words, []).append(i)
    for went, came in stretches:
        for k in came:
            left = [i for i in where.get(b[k].words, []) if i not in used]
            if b[k].words and left:
                pair(left[0], k, left[0] not in went)
    for went, came in stretches:
        free = [i for i in went if i not in used], [k for k in came if k not in came_from]
        best_pairs(*free, ALIKE, False)
    free = (
        [i for went, _came in stretches for i in went if i not in used],
        [k for _went, came in stretches for k in came if k not in came_from],
    )
    best_pairs(*free, ALIKE_ELSEWHERE, True)
    return came_from, moved


def folded(found):
    """`found` (Paragraphs) as Stretches: unchanged ones away from any change are folded, where there are at least three."""
    near = set()
    for place, paragraph in enumerate(found):
        if paragraph.how != "same":
            near |= set(range(place - AROUND, place + AROUND + 1))
    stretches = []
    for place, paragraph in enumerate(found):
        is_folded = place not in near
        if not stretches or stretches[-1].folded != is_folded:
            stretches.append(Stretch(is_folded, []))
        stretches[-1].paragraphs.append(paragraph)
    for stretch in stretches:
        stretch.folded = stretch.folded and len(stretch.paragraphs) > 2
    return stretches


def safe(words):
    """Plain words as HTML."""
    return SafeString(escape(words).replace("\n", "<br>"))


def beginning(words):
    """The first words of a paragraph, to find it by."""
    return words if len(words) <= 60 else f"{words[:57].rsplit(' ', 1)[0]}…"
