"""Which spellings are the same word to somebody who searches?"""

import unicodedata

# Letters that no Unicode decomposition takes apart. The dotless ı is among them, İ is not.
PLAIN_LETTERS = {
    "ı": "i", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ə": "e",
}  # fmt: skip
_PLAIN = str.maketrans(PLAIN_LETTERS)

APOSTROPHES = "'’‘ʼ‛′`´"
_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def fold(text: str) -> str:
    """`text` without case, accents, ligatures and kinds of apostrophe; idempotent, the same for NFC and NFD.

    isik = ışık = IŞIK = Işık, oeuvre = œuvre. Meant for comparing, never for showing.
    """
    text = _without_marks(text.translate(_APOSTROPHE)).casefold().translate(_PLAIN)
    return _without_marks(text)  # casefold may bring marks of its own


def _without_marks(text: str) -> str:
    plain = (char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) != "Mn")
    return "".join(plain).translate(_APOSTROPHE)
