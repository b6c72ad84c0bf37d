"""Do capitals follow the language of the text?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korner.text.casing import lower, title, upper, with_capital

TURKISH = "abcçdefgğhıijklmnoöprsştuüvyz"


def test_dotted_and_dotless_i_change_only_in_turkish():
    assert upper("ışık ile", "tr") == "IŞIK İLE"
    assert lower("IŞIK İLE", "tr") == "ışık ile"
    assert upper("ministre", "fr") == "MINISTRE"
    assert lower("MINISTRE", "fr") == "ministre"
    assert lower("İstanbul", "fr") == "istanbul"


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("BRÜKSEL’DE ışık", "tr", "Brüksel’de Işık"),
        ("istanbul'un ilk günü", "tr", "İstanbul'un İlk Günü"),
        ("l’écluse", "fr", "L’Écluse"),
        ("aujourd’hui à l'hôtel", "fr", "Aujourd’hui À L'Hôtel"),
        ("qu’avant jean-luc", "fr", "Qu’Avant Jean-Luc"),
        ("«œuvre»", "fr", "«Œuvre»"),
        ("", "tr", ""),
    ],
)
def test_title_case_knows_suffixes_and_elisions(text, lang, expected):
    assert title(text, lang) == expected


def test_decomposed_letters_come_back_composed():
    assert lower("I\u0307stanbul", "tr") == "istanbul"
    assert upper("e\u0301", "fr") == "É"


@given(st.text(alphabet=TURKISH + " ’"))
def test_turkish_letters_survive_the_way_up_and_down(text):
    assert lower(upper(text, "tr"), "tr") == text


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from("iıİI\u0307e\u0301"))), st.sampled_from(["tr", "fr"])
)
def test_case_is_always_composed_and_never_gives_i_a_second_dot(text, lang):
    for changed in (upper(text, lang), lower(text, lang), title(text, lang)):
        assert unicodedata.is_normalized("NFC", changed)
        assert "i\u0307" not in changed


@pytest.mark.parametrize(
    ("words", "lang", "headed"),
    [
        ("izin verilen harf", "tr", "İzin verilen harf"),
        ("ışık", "tr", "Işık"),
        ("identifiant", "fr", "Identifiant"),
        ("adresse URL", "fr", "Adresse URL"),
        ("", "tr", ""),
    ],
)
def test_a_label_gets_its_capital_the_way_of_its_language_and_keeps_the_rest(words, lang, headed):
    assert with_capital(words, lang) == headed
