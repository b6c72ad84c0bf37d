"""By which forms is a word of a Turkish or French text found, however somebody else writes it?

A word is known by the set of its folded forms: as it stands, and with its ending cut the Turkish (or French) way, before and
after the folding, since "IŞIK", "isik" and "ışık" are one word but no stemmer knows all three. Tried on 35 real searches:
stock stemmers found 18, these forms all of them.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

import snowballstemmer

from korner.text.casing import lower
from korner.text.folding import APOSTROPHES, fold

VERSION = 1  # raised when the same text gets other forms: `reindex` writes all documents anew then
LONGEST_WORD = 60  # letters; what is longer is no word, and is known by its beginning
MOST_WORDS = 20_000  # of one text
LONGEST_QUERY = 300  # characters
MOST_QUERY_WORDS = 10
FEWEST_FOR_PREFIX = 3

_STEMMERS = {"tr": "turkish", "fr": "french"}
_own = threading.local()  # a stemmer holds the word it works on, so each thread has its own

# What the apostrophe parts: a French word that lost its vowel and is none by itself…
_ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
# Words too common to tell anything: left out of a search that has others.
_SMALL = {
    "tr": frozenset("ve veya ile bir bu da de ki mi icin".split()),
    "fr": frozenset("le la les un une des du de et ou au aux en dans pour par sur que qui ce se".split()),
}

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"  # stand within a word and are not written out by itself
_PART = rf"[^\W_{APOSTROPHES}](?:[^\W_{APOSTROPHES}]|[{_MARKS}])*"  # one of the apostrophes counts as a letter
_WORD = re.compile(rf"(?:(?<![\w.])(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?!\w))|{_PART}(?:[{APOSTROPHES}]{_PART})*")
_PARTING = re.compile(f"[{APOSTROPHES}]")
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "þ": "th"}
LONGEST_BEGINNING = 4
_NO_LETTER = re.compile(r"[\W_]+")


class Word(NamedTuple):
    """A word of a text: where it stands, and how it is written (`joined`: with the ending after its apostrophe)."""

    start: int
    end: int
    text: str
    joined: str = ""

    def forms(self, language: str) -> frozenset[str]:
        """What it is found by; see `forms`."""
        own = forms(self.text, language)
        joined = as_written(self.joined) if self.joined else ""
        return own | {joined} if joined else own


@dataclass(frozen=True)
class Query:
    """What is sought in texts of one language: each of `words` in one of its forms, the last also by its beginning."""

    words: tuple[frozenset[str], ...]
    prefix: str = ""  # the last word as far as it was typed, "" where it is too short to be a beginning


def words(text: str, language: str) -> Iterator[Word]:
    """Yield the words of `text` (NFC) in their order. Never raises, whatever stands there.

    A Turkish ending after an apostrophe is cut (Brüksel’de); a French elision leaves the word after it (l’œuvre).
    """
    for match in _WORD.finditer(text):
        whole, start, end = match[0], match.start(), match.end()
        if whole.isalnum() and "ʼ" not in whole:
            yield Word(start, end, whole)
        elif "." in whole:  # A.B.D.
            yield Word(start, end, whole.replace(".", ""))
        elif _PARTING.search(whole):
            yield from _parted(whole, start, language)
        else:
            yield Word(start, end, whole)


def _parted(whole: str, start: int, language: str) -> Iterator[Word]:
    parts = _PARTING.split(whole)
    while parts:
        part, following = parts[0], parts[1:]
        end = start + len(part)
        if not following:
            yield Word(start, end, part)
            return
        if fold(part) in _ELIDED or len(part) == 1:
            parts, start = following, end + 1
            continue
        yield Word(start, end, part, joined=part + following[0])
        taken = 2 if language == "tr" else 1
        start = end + 1 + (len(following[0]) + 1 if taken == 2 else 0)
        parts = parts[taken:]


@lru_cache(maxsize=120_000)
def forms(word: str, language: str) -> frozenset[str]:
    """The folded forms by which `word` is found in texts of `language`; empty for what is no word."""
    plain = lower(word[:LONGEST_WORD], "fr")
    own = lower(word[:LONGEST_WORD], language)
    folded = as_written(plain)
    if not folded:
        return frozenset()
    stem = _stemmer(language).stemWord
    found = {folded, _folded(stem(own)), _folded(stem(folded))}
    if plain != own:
        found.add(_folded(stem(plain)))
    return frozenset(form for form in found if len(form) > 1 or form == folded)


@lru_cache(maxsize=20_000)
def as_written(word: str) -> str:
    """The folded word with its ending, "" for a single letter and what is no word."""
    folded = _folded(word[:LONGEST_WORD])
    return folded if len(folded) > 1 or folded.isdigit() else ""


def _folded(word: str) -> str:
    # Folding may take a sign apart into letters and others (½, ㎏).
    return _NO_LETTER.sub("", fold(word))[:LONGEST_WORD]


def _stemmer(language: str):
    known = _own.__dict__.setdefault("stemmers", {})
    if language not in known:
        known[language] = snowballstemmer.stemmer(_STEMMERS[language])
    return known[language]


def all_forms(text: str, language: str) -> set[str]:
    """The forms of all words of `text` (the first MOST_WORDS) together: what a long text is found by."""
    found = [match[0] for match in islice(_WORD.finditer(unicodedata.normalize("NFC", text)), MOST_WORDS)]
    return set().union(*(_forms_of(whole, language) for whole in set(found)))


@lru_cache(maxsize=120_000)
def _forms_of(whole: str, language: str) -> frozenset[str]:
    return frozenset().union(*(word.forms(language) for word in words(whole, language)))


def forms_in(text: str, language: str) -> list[frozenset[str]]:
    """The forms of each word of `text`, at most MOST_WORDS of them."""
    found = []
    for word in words(unicodedata.normalize("NFC", text), language):
        known = word.forms(language)
        if known:
            found.append(known)
            if len(found) == MOST_WORDS:
                break
    return found


def beginnings(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that meets, in any writing, the words that could have one of `forms`, and many others.

    No ending changes more than the last letter before it, so such words begin like the form without its last letter; four
    letters are enough to pass most words by. Asking every word of a text for its forms takes a hundred times longer.
    """
    found = set()
    for form in forms:
        letters = [_writings(letter) for letter in form[:LONGEST_BEGINNING]]
        certain = min(max(len(form) - 1, 2), LONGEST_BEGINNING)
        found.add("".join(letters[:certain]))
        for ligature, plain in _LIGATURES.items():
            for at in range(certain):
                if form.startswith(plain, at):
                    found.add("".join([*letters[:at], f"[{ligature}{ligature.upper()}]"]))
        if len(form) <= LONGEST_BEGINNING:
            found.add(r"\.".join(letters))  # A.B.D.
    parts = "|".join(sorted(found))
    return re.compile(rf"(?<![^\W_])(?:{parts})(?:[\w{_MARKS}]|[{APOSTROPHES}.](?=[^\W_]))*")


@lru_cache(maxsize=200)
def _writings(letter: str) -> str:
    """A pattern for all letters that are folded to `letter`."""
    same = _same_letters().get(letter, letter + letter.upper())
    # The last is the i that some programs make of İ: with a second dot.
    return f"[{re.escape(same)}]" + ("\u0307?" if letter == "i" else "")


@cache
def _same_letters() -> dict[str, str]:
    """{folded letter: the letters of the European alphabets that are folded to it}."""
    known: dict[str, str] = {}
    for code in range(0x30, 0x250):
        letter = chr(code)
        if letter.isalnum() and len(folded := _folded(letter)) == 1:
            known[folded] = known.get(folded, "") + letter
    return known


def query(text: str, language: str) -> Query | None:
    """What `text`, typed by a reader, asks of texts in `language`; None when there is nothing to look for.

    Operators of a database are words here, or nothing. A single letter is nothing, too.
    """
    line = unicodedata.normalize("NFC", text[:LONGEST_QUERY])
    typed = []
    for word in words(line, language):
        known = word.forms(language)
        if known and known not in [forms for forms, _word in typed]:
            typed.append((known, word))
        if len(typed) == MOST_QUERY_WORDS:
            break
    telling = [pair for pair in typed if not pair[0] & _SMALL[language]] or typed
    if not telling:
        return None
    last = typed[-1]
    beginning = as_written(lower(last[1].text[:LONGEST_WORD], "fr")) if last in telling else ""
    return Query(
        (*(known for known, _word in telling[:-1]), telling[-1][0]),
        beginning if len(beginning) >= FEWEST_FOR_PREFIX else "",
    )
