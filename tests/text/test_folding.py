"""Do different spellings of a word meet in a search?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korner.text.folding import fold


@pytest.mark.parametrize(
    ("folded", "spellings"),
    [
        ("isik", ["ışık", "IŞIK", "Işık", "isik", "İŞİK"]),
        ("istanbul", ["İstanbul", "ISTANBUL", "ıstanbul", "I\u0307stanbul"]),
        ("oeuvre", ["œuvre", "Œuvre", "OEUVRE"]),
        ("election", ["élection", "ÉLECTION", "e\u0301lection"]),
        ("kadikoy'un", ["Kadıköy'ün", "Kadıköy’ün", "KADIKÖY`ÜN", "kadıköy´ün"]),
        ("curriculum vitae strasse", ["Curriculum vitæ Straße"]),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(folded, spellings):
    assert {fold(spelling) for spelling in spellings} == {folded}


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
