"""The letters under which firms stand, in the Turkish and the French order, and which stretch of sort keys each one is."""

from dataclasses import dataclass

from korner.languages import FRENCH, TURKISH
from korner.text.sorting import sort_key

OTHERS = "0-9"  # digits, and scripts that neither alphabet has
BEHIND_ALL = "~"  # greater than every letter of a sort key (korner.text.sorting)
ALPHABETS = {TURKISH: "ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZ", FRENCH: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
# In addresses the letters are plain; what a plain one cannot say is said by a word.
SPELT = {
    "Ç": "c-kuyruklu",
    "Ğ": "g-yumusak",
    "I": "i-noktasiz",
    "İ": "i",
    "Ö": "o-noktali",
    "Ş": "s-kuyruklu",
    "Ü": "u-noktali",
}


@dataclass(frozen=True)
class Letter:
    """One letter: what is shown, what stands in its address, and its sort keys from `low` until before `high`."""

    shown: str
    slug: str
    low: str
    high: str


def letters(language):
    """The Letters of a language in their order, digits and other scripts the last."""
    return ALL[language]


def letter_of(key, language):
    """The Letter under which a name with this sort key stands."""
    return next((letter for letter in ALL[language] if letter.low <= key < letter.high), ALL[language][-1])


def letter_named(slug, language):
    """The Letter with that slug, or None."""
    return next((letter for letter in ALL[language] if letter.slug == slug), None)


def made(language):
    keys = [sort_key(letter, language).partition("!")[0] for letter in ALPHABETS[language]]
    spelt = SPELT if language == TURKISH else {}
    named = [spelt.get(letter) or letter.lower() for letter in ALPHABETS[language]]
    ends = [*keys[1:], BEHIND_ALL]
    rows = zip(ALPHABETS[language], named, keys, ends, strict=True)
    return [*(Letter(*row) for row in rows), Letter(OTHERS, OTHERS, "", "")]


ALL = {language: made(language) for language in ALPHABETS}
