"""How is a word written in capitals, in small letters, as a title, in its language?"""

import re
import unicodedata

_TURKISH_UPPER = str.maketrans("iı", "İI")
_TURKISH_LOWER = str.maketrans("İI", "iı")
_DOTTED_TWICE = re.compile("i\u0307+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile("(['’])")
_ELIDED = {"c", "d", "j", "l", "m", "n", "qu", "s", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"}


def upper(text: str, lang: str) -> str:
    """`text` in capitals: i becomes İ and ı becomes I in Turkish ("tr") only. NFC."""
    text = _composed(text)
    if lang == "tr":
        text = text.translate(_TURKISH_UPPER)
    return _composed(text.upper())


def lower(text: str, lang: str) -> str:
    """`text` in small letters: İ becomes i everywhere, I becomes ı in Turkish only. NFC, never i with a second dot."""
    text = _composed(text)
    if lang == "tr":
        text = text.translate(_TURKISH_LOWER)
    return _composed(text.lower())


def title(text: str, lang: str) -> str:
    """`text` with each word's first letter large and the others small.

    In Turkish what follows an apostrophe is a suffix and stays small (Brüksel’de); in French the word after an
    elision is a word of its own (L’Écluse), but aujourd’hui is one word.
    """
    return _WORD.sub(lambda word: _title_word(word[0], lang), _composed(text))


def _title_word(word: str, lang: str) -> str:
    parts = _APOSTROPHE.split(lower(word, lang))
    done = [with_capital(parts[0], lang)]
    for before, apostrophe, part in zip(parts[0::2], parts[1::2], parts[2::2], strict=False):
        elision = lang != "tr" and before in _ELIDED
        done += [apostrophe, with_capital(part, lang) if elision else part]
    return unicodedata.normalize("NFC", "".join(done))


def with_capital(words: str, lang: str) -> str:
    """`words` with a capital at their head, the rest as it is: izin verilen harf is İzin verilen harf in Turkish."""
    return upper(words[:1], lang) + words[1:]


def _composed(text: str) -> str:
    return _DOTTED_TWICE.sub("i", unicodedata.normalize("NFC", text))
