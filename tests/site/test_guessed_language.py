"""Names and addresses that carry no mark are marked where they are clearly in the other language."""

import pytest
from django.utils import translation

from korner.templatetags.korner import guessed_lang, naming, place_lang, place_name
from tests.factories import PlaceFactory


@pytest.mark.parametrize(
    ("language", "words", "marked"),
    [
        ("tr", "Rue du Chèvrefeuille 19, 4000 Liège", ' lang="fr"'),
        ("tr", "chaussée des Roseaux 251", ' lang="fr"'),
        ("tr", "Pharmacie de la Sambre claire", ' lang="fr"'),
        ("tr", "Örnek Sokağı 12", ""),
        ("tr", "Ruehli Optik", ""),  # no street
        ("fr", "Rue des Érables 5", ""),
        # Of two or three words, too few for the guess of a text: their letters tell.
        ("fr", "Çınar Eczanesi", ' lang="tr"'),
        ("fr", "Emirdağlı Gülizar", ' lang="tr"'),
        ("tr", "La Louvière", ' lang="fr"'),
        ("tr", "Infirmière de nuit", ' lang="fr"'),
        ("tr", "Çınar Eczanesi", ""),
        ("fr", "Boulangerie Ağaoğlu", ""),  # half and half
        ("tr", "Jean-Michel Dupont", ""),
        ("fr", "Kemal", ""),
        ("fr", "Apotheek Het Zonnetje", ""),
        ("tr", "", ""),
    ],
)
def test_an_address_in_french_is_marked_on_a_turkish_page(language, words, marked):
    with translation.override(language):
        assert guessed_lang(words) == marked


@pytest.mark.parametrize(
    ("language", "names", "marked"),
    [
        ("tr", ("La Louvière", "La Louvière"), ' lang="fr"'),
        ("fr", ("La Louvière", "La Louvière"), ""),
        ("fr", ("Emirdağ", "Emirdağ"), ' lang="tr"'),
        ("tr", ("Liège ili", "Province de Liège"), ""),  # it has a name of its own
        ("tr", ("Evere", "Evere"), ""),
    ],
)
def test_a_town_called_as_its_people_call_it_is_marked(language, names, marked):
    place = PlaceFactory.build(name_tr=names[0], name_fr=names[1])
    name = names[0] if language == "tr" else names[1]
    with translation.override(language):
        assert place_lang(place) == marked
        assert place_name(place) == (f"<span{marked}>{name}</span>" if marked else name)
        assert naming(f"<b> {name}: 3", place) == (f"&lt;b&gt; {place_name(place)}: 3" if marked else f"<b> {name}: 3")
        assert naming("Şimdi", None) == "Şimdi"
