"""How names of places are compared: without case, accents, hyphens; Saint, Sint, St and Ste are one word."""

import re

from korner.text.folding import fold

BRUSSELS, BRUSSELS_REGION = "be-21004", "be-04000"

SAINTS = dict.fromkeys(("saint", "sainte", "sint", "sankt", "st", "ste"), "st")
# What may stand beside a name in a list without telling anything.
NOT_A_NAME = frozenset("belcika belgique belgie belgium be b turkiye turquie turkije turkey tr t".split())
BEFORE = (
    *("commune de", "commune d", "ville de", "ville d", "gemeente", "stad", "province de", "province d", "provincie"),
    "region de",
)
AFTER = ("ilcesi", "ilce", "ili", "il", "belediyesi", "belediye", "merkez ilcesi", "sehri", "kenti")

# Never within a longer number: telephone numbers are no postcodes.
_CODE = re.compile(
    r"(?<![\d/+-])(?:\b(?:BE?|TR)[-\s]?)?(?<!\d)(0[1-9]\d{3}|[1-8]\d{4}|[1-9]\d{3})(?![\d/])", re.IGNORECASE
)
_NOT_A_LETTER = re.compile("[^a-z0-9]+")
_BORDER = re.compile(r"[,;/|()\[\]\n\t–—>]+|\s-\s")


def key_of(text):
    """`text` as names are compared: "St-Josse" → "st josse", "IĞDIR" → "igdir"."""
    words = _NOT_A_LETTER.sub(" ", fold(text)).split()
    return " ".join(SAINTS.get(word, word) for word in words)


def bare(text):
    """The key without words such as "commune de" before it and "ilçesi" behind."""
    key = key_of(text)
    for word in BEFORE:
        if key.startswith(f"{word} "):
            return key.removeprefix(f"{word} ")
    for word in AFTER:
        if key.endswith(f" {word}"):
            return key.removesuffix(f" {word}")
    return key


def codes_in(text):
    """(postcodes in `text`, the text without them): "SCHAERBEEK (1030)" → (["1030"], "SCHAERBEEK ( )")."""
    return _CODE.findall(text), _CODE.sub(" ", text)


def parts_of(text):
    """The parts between commas, strokes, brackets: "Bayat (Çorum)" → ["Bayat", "Çorum"]."""
    return [part.strip() for part in _BORDER.split(text) if key_of(part)]


def splits_of(text):
    """(beginning, rest) of the key at each word: "afyon emirdag" → ("afyon", "emirdag")."""
    words = key_of(text).split()
    for at in range(1, min(len(words), 12)):
        yield " ".join(words[:at]), " ".join(words[at:])
