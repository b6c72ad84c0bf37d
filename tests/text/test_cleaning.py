"""Are headlines and names kept free of what nobody sees?"""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from korner.text.cleaning import clean_line, clean_text, without_unwanted


def test_a_line_is_folded_to_single_spaces():
    assert clean_line("  Yeni\t bir\r\n gün \u2028 ") == "Yeni bir gün"


def test_a_no_break_space_that_typography_set_is_kept():
    assert clean_line("Pourquoi\u202f? Voici\u00a0: rien") == "Pourquoi\u202f? Voici\u00a0: rien"


def test_direction_overrides_cannot_reorder_a_name():
    assert clean_line("Ali\u202egnp.exe\u2066\u2069 \x00Can\x07") == "Alignp.exe Can"


def test_letters_are_composed():
    assert clean_line("S\u0327u\u0308kru\u0308") == "Şükrü"


def test_a_text_keeps_its_lines_and_one_empty_line():
    assert clean_text("bir \r\niki\n\n\n\nüç\x85dört\n") == "bir\niki\n\nüç\ndört"


@given(st.text(alphabet=st.characters()))
def test_cleaning_is_idempotent_and_leaves_no_control_characters(text):
    line, lines = clean_line(text), clean_text(text)
    assert clean_line(line) == line
    assert clean_text(lines) == lines
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in line)
    line.encode()


def test_no_unwanted_character_is_printable():
    # A text of printable characters is passed on without a closer look.
    unwanted = [char for char in map(chr, range(0x110000)) if without_unwanted(f"{char}\x00") == ""]
    assert "\u202e" in unwanted
    assert not [char for char in unwanted if char.isprintable() or char in "\n\u00a0\u202f"]
