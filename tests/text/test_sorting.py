"""Do names stand in the order of the Turkish and the French dictionary?"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korner.text.sorting import sort_key

TURKISH = "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z".split()
ORDERS = {
    "tr": [
        TURKISH,
        ["Ali", "Ali Can", "Ali-Deniz", "Alican", "Âlim", "Cem", "Çetin", "Çığ", "Çiğ", "Dal"],
        ["hala", "hâlâ", "ılık", "ılıman", "ilik", "İlk"],
        ["2. Bölüm", "Ağaç", "Ahmet", "Ispanak", "Işıl", "İnci", "Jale", "Zeki", "Москва"],
        ["ışık", "Işık", "IŞIK"],
        ["oğul", "oya", "ödül", "su", "şal", "uzun", "üç"],
    ],
    "fr": [
        ["cote", "côte", "coté", "côté", "Côté", "coteau"],
        ["éa", "Eb", "été", "etude"],
        ["odeur", "œil", "oesophage", "Œuvre", "offre"],
        ["dalembert", "D’Alembert", "Damien"],
        ["Île", "îlot", "Le Lac", "Leblanc", "L’Écluse", "Ledoux"],
        ["peche", "pêche", "péché", "pêcher"],
    ],
}


@pytest.mark.parametrize(("lang", "names"), [(lang, names) for lang, orders in ORDERS.items() for names in orders])
def test_names_stand_in_the_order_of_the_dictionary(lang, names):
    mixed = random.Random(7).sample(names, len(names))
    assert sorted(mixed, key=lambda name: sort_key(name, lang).encode()) == names


def test_composed_and_decomposed_letters_sort_alike():
    assert sort_key("Şükrü", "tr") == sort_key("S\u0327u\u0308kru\u0308", "tr")


def test_case_and_accents_decide_only_between_equal_letters():
    assert sort_key("zorn", "fr") < sort_key("Zorna", "fr")
    assert sort_key("élan", "fr") < sort_key("elans", "fr")


@given(st.text(), st.sampled_from(["tr", "fr"]))
def test_a_key_is_short_and_plain(text, lang):
    key = sort_key(text, lang)
    assert key.isascii()
    assert key.isprintable()
    assert len(key) <= 200
    assert key == key.strip()


@given(st.text(alphabet=TURKISH, max_size=12), st.text(alphabet=TURKISH, max_size=12))
def test_turkish_words_compare_letter_by_letter(one, other):
    expected = [TURKISH.index(letter) for letter in one] < [TURKISH.index(letter) for letter in other]
    assert (sort_key(one, "tr") < sort_key(other, "tr")) == expected


@given(st.text(alphabet="aàâeéèêoôœc -'AÉ", max_size=15), st.text(alphabet="aàâeéèêoôœc -'AÉ", max_size=15))
def test_accents_never_outweigh_letters_in_french(one, other):
    plain = [sort_key(_bare(text), "fr") for text in (one, other)]
    if plain[0] < plain[1]:
        assert sort_key(one, "fr") < sort_key(other, "fr")


def _bare(text):
    return text.lower().translate(str.maketrans("àâéèêô", "aaeeeo")).replace("œ", "oe")
