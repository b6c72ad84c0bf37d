"""In which order do names stand, in Turkish and in French?"""

import unicodedata
from collections.abc import Iterator

from korner.text.casing import lower
from korner.text.folding import APOSTROPHES, PLAIN_LETTERS

MAX_LENGTH = 200
# "~" is greater than every letter: "c~" (ç) comes after all of c and before d, "h~" (ı) after h and before i.
_TURKISH = {"ç": "c~", "ğ": "g~", "ı": "h~", "ö": "o~", "ş": "s~", "ü": "u~"}
# Accents in the order of dictionaries: é è ê ë.
_ACCENTS = {"\u0301": "1", "\u0300": "2", "\u0306": "3", "\u0302": "4", "\u030c": "5", "\u030a": "6", "\u0308": "7",
            "\u0303": "8", "\u0327": "9"}  # fmt: skip
_OTHER_ACCENT = "A"
_OTHER_LETTER = "B"
_LEVEL, _SPACE = "!", "-"


def sort_key(text: str, lang: str) -> str:
    """A key whose plain order of bytes is the order of `text` in `lang` ("tr" or "fr").

    The key is ASCII, at most 200 characters, usually no longer than the text: a column of names sorts rightly in
    SQLite and in PostgreSQL's "C" collation. Three levels: letters, then accents, then case (small before large).
    Words are compared one by one (Ali Can before Alican), apostrophes do not count, other marks count as a space.

    Turkish: the alphabet a b c ç d e f g ğ h ı i j k l m n o ö p (q) r s ş t u ü v (w x) y z; â, î, û are a, i, u
    with an accent. French: accents are compared from the last one backwards, as French dictionaries do (NF Z 44-001:
    cote, côte, coté, côté); œ is oe. Other scripts come after z.
    """
    letters: list[str] = []
    accents: list[str] = []
    cases: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        small = lower(char, lang)
        case = "0" if small == char else "1"
        for letter, accent in _letters(small, lang):
            if letter is None:
                if accents:
                    accents[-1] = max(accents[-1], accent)
            elif letter != _SPACE or (letters and letters[-1] != _SPACE):
                letters.append(letter)
                accents.append(accent)
                cases.append(case if letter != _SPACE else "0")
    if letters and letters[-1] == _SPACE:
        del letters[-1], accents[-1], cases[-1]
    if lang == "fr":
        accents.reverse()
    levels = ["".join(letters), "".join(accents).rstrip("0"), "".join(cases).rstrip("0")]
    return _LEVEL.join(levels).rstrip(_LEVEL)[:MAX_LENGTH]


def _letters(small: str, lang: str) -> Iterator[tuple[str | None, str]]:
    """Yield (letter of the key, accent) of one small character; the letter of a lone accent is None."""
    if small in APOSTROPHES:
        return
    if lang == "tr" and small in _TURKISH:
        yield _TURKISH[small], "0"
    elif small in PLAIN_LETTERS:
        for letter in PLAIN_LETTERS[small]:
            yield letter, _OTHER_LETTER
    else:
        for char in unicodedata.normalize("NFKD", small):
            yield _letter(char)


def _letter(char: str) -> tuple[str | None, str]:
    category = unicodedata.category(char)
    if category[0] == "M":
        return None, _ACCENTS.get(char, _OTHER_ACCENT)
    if category == "Nd":
        return str(unicodedata.digit(char)), "0"
    if category[0] not in "LN":
        return _SPACE, "0"
    plain = char.lower()
    if plain.isascii():
        return plain, "0"
    return f"~{ord(char):05x}", "0"
