"""Names and addresses that carry no mark are marked where they are clearly in the other language."""

import pytest
from django.utils import translation

from korner.templatetags.korner import guessed_lang


@pytest.mark.parametrize(
    ("language", "words", "marked"),
    [
        ("tr", "Rue du Chèvrefeuille 19, 4000 Liège", ' lang="fr"'),
        ("tr", "chaussée des Roseaux 251", ' lang="fr"'),
        ("tr", "Pharmacie de la Sambre claire", ' lang="fr"'),
        ("tr", "Örnek Sokağı 12", ""),
        ("tr", "Ruehli Optik", ""),  # no street
        ("fr", "Rue des Érables 5", ""),
        ("tr", "", ""),
    ],
)
def test_an_address_in_french_is_marked_on_a_turkish_page(language, words, marked):
    with translation.override(language):
        assert guessed_lang(words) == marked
