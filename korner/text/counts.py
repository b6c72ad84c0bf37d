"""How long is a text: its words, its characters, its letters, the minutes it takes to read?

An apostrophe never ends a word, in neither language: l’école and aujourd’hui are one word each, as Brüksel’de is, with the
curved mark or the straight one. `static/js/desk/counts.js` counts alike while one types.
"""

from typing import NamedTuple

from korner.text.html import plain_text, reading_minutes, word_count


class Counts(NamedTuple):
    """Words; characters with spaces; characters without; whole minutes to read, 0 for a text without words."""

    words: int
    characters: int
    without_spaces: int
    minutes: int


def counts(html_or_text: str, language: str) -> Counts:
    """The Counts of a text of `language`, its markup left out; the breaks between paragraphs are no characters."""
    lines = plain_text(html_or_text).split("\n")
    words = word_count(html_or_text)
    return Counts(
        words,
        sum(map(len, lines)),
        sum(len("".join(line.split())) for line in lines),
        reading_minutes(html_or_text, language) if words else 0,
    )


def letters(html_or_text: str) -> int:
    """How many letters and digits a text has: what the law on replies calls "lettres d’écriture"."""
    return sum(char.isalnum() for char in plain_text(html_or_text))
