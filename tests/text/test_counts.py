"""How long a text is: words, characters, letters, minutes."""

import pytest

from korner.text.counts import counts, letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Brüksel’de yağmur", 2), ("Brüksel'de yağmur", 2), ("l’école d’été", 2), ("Aujourd’hui c'est non", 3),
        ("saat 16.55 – 1.250,75 avro", 4), ("", 0), ("« ! »", 0), ("çok-iyi", 1),
    ],
)  # fmt: skip
def test_an_apostrophe_never_ends_a_word(text, words):
    assert counts(text, "tr").words == words


def test_markup_and_the_breaks_between_paragraphs_are_no_characters():
    found = counts("<p>Bir <strong>iki</strong>.</p><p>Üç &amp; dört</p>", "tr")
    assert (found.words, found.characters, found.without_spaces) == (4, 17, 14)


def test_turkish_is_read_more_slowly_than_french():
    text = f"<p>{'kelime ' * 400}</p>"
    assert (counts(text, "tr").minutes, counts(text, "fr").minutes) == (3, 2)
    assert counts("", "tr").minutes == 0


def test_letters_are_letters_and_digits():
    assert letters("<p>L’été 2026 : oui !</p>") == 11
