"""Is Turkish told from French, also in a headline, and nothing said where nothing can be known?"""

import pytest

from korner.text.language import guess_language

TURKISH = [
    "Belediye Meclisi yeni bütçeyi onayladı",
    "Okullar pazartesi açılıyor",
    "Çocuklar için ücretsiz tiyatro",
    "BRÜKSEL BELEDİYESİNDEN YENİ KARAR",
    "Emirdağ’dan Schaerbeek’e uzanan bir aile hikâyesi",
    "Konut kredisinde faiz indirimi bekleniyor",
    "Genclik merkezi acildi ve yeni kurslar basladi",
]
FRENCH = [
    "Le conseil communal approuve le nouveau budget",
    "Grève des trams : ce qui change lundi",
    "L’œuvre du cœur à l’Hôtel de ville",
    "Nouveaux horaires pour les bibliothèques",
    "LES TAXIS MANIFESTENT À BRUXELLES",
    "Écoles fermées lundi",
    "Molenbeek ouvre sa nouvelle piscine",
]
UNDECIDED = [
    "",
    "12 345",
    "OK",
    "TaXiBXL",
    "Kadir Duran, Mazahir Afandiyev",
    "Ayşe Yılmaz, Mehmet Öztürk, Işıl Taşdelen",
    "François Lefèvre, Hélène Dubois",
    "Schaerbeek Molenbeek Anderlecht",
    "The government has announced that new elections will be held in the spring",
    "De regering heeft een nieuw plan voor het openbaar vervoer in de stad",
]


@pytest.mark.parametrize(
    ("language", "headline"), [("tr", line) for line in TURKISH] + [("fr", line) for line in FRENCH]
)
def test_a_headline_is_enough(language, headline):
    guess = guess_language(headline)
    assert guess.language == language
    assert guess.confidence > 0.3


@pytest.mark.parametrize("text", UNDECIDED)
def test_names_numbers_and_other_languages_are_undecided(text):
    guess = guess_language(text)
    assert guess.language is None
    assert guess.confidence <= 0.4


@pytest.mark.parametrize(("language", "lines"), [("tr", TURKISH), ("fr", FRENCH)])
def test_a_longer_text_is_surer(language, lines):
    assert guess_language(". ".join(lines)) >= (language, 0.85)


def test_half_and_half_is_undecided():
    assert guess_language(". ".join(TURKISH[:5] + FRENCH[:5])).language is None
