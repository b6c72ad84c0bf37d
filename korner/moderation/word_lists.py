"""Does a text hold one of the words that the desk wants to look at first? In both languages, however it is spelt.

Words are compared folded: without case and accents. An asterisk at the end of a word stands for any ending, which a
Turkish word needs; several words in a line are found where they stand side by side.
"""

import re
from collections import defaultdict

from korner.moderation.models import WordList
from korner.text.folding import fold

LONGEST = 20_000  # letters of a list, and of a text that is looked at
PIECES = re.compile(r"[^\W_]+")
APART = re.compile(r"\b(?:[^\W\d_][.\-_*\s]){2,}[^\W\d_]\b")  # a.p.a.r.t
DRAWN_OUT = re.compile(r"(.)\1{2,}")  # looong


def lines(words):
    """The lines of a list as folded tuples of words: "Çok kötü*" → ("cok", "kotu*")."""
    found = []
    for line in words.splitlines():
        parts = [
            part for part in ("".join(re.findall(r"[^\W_]+|\*$", one)) for one in fold(line).split()) if part != "*"
        ]
        parts = [part for part in parts if part]
        if parts:
            found.append(tuple(parts))
    return found


def spellings(text):
    """The words of `text`, folded, as they are written, drawn together and shortened: one list for each reading."""
    folded = fold(text)
    together = APART.sub(lambda spread: "".join(PIECES.findall(spread[0])), folded)
    readings = dict.fromkeys((folded, together, DRAWN_OUT.sub(r"\1", together)))
    return [PIECES.findall(reading) for reading in readings]


def fits(pattern, word):
    """Whether `word` is the one of the list, with any ending where it says so."""
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def holds(text, lists):
    """Whether `text` holds one of the lines of `lists` (from `lines`)."""
    whole, beginnings = defaultdict(list), defaultdict(list)
    for line in lists:
        first = line[0]
        (beginnings[first[:-1]] if first.endswith("*") else whole[first]).append(line)
    lengths = sorted({len(beginning) for beginning in beginnings})
    for words in spellings(text[:LONGEST]):
        for place, word in enumerate(words):
            found = [*whole.get(word, ()), *(line for size in lengths for line in beginnings.get(word[:size], ()))]
            if any(continues(line, words, place) for line in found):
                return True
    return False


def continues(line, words, place):
    """Whether all of `line` stands at `place`."""
    there = words[place : place + len(line)]
    return len(there) == len(line) and all(map(fits, line, there))


def current():
    """The lines of both languages' lists; one query."""
    return [line for words in WordList.objects.values_list("words", flat=True) for line in lines(words)]
