"""Are addresses made from headlines readable, short and unlike?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korner.text.slugs import slugify, unique_slug


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Işık Yılı: Kadıköy'ün Sınır Taşı", "isik-yili-kadikoyun-sinir-tasi"),
        ("Œuvre à l’Écluse", "oeuvre-a-lecluse"),
        ("İĞÜŞÖÇ ığüşöç", "igusoc-igusoc"),
        ("Straße, Łódź & Ærø", "strasse-lodz-aero"),
        ("ÇAĞ’ın %50’si", "cagin-50si"),
        ("  --  ", ""),
        ("Москва", ""),
        ("Bişkek (Бишкек) 2027", "biskek-2027"),
    ],
)
def test_turkish_and_french_letters_become_plain_letters(headline, slug):
    assert slugify(headline) == slug


def test_a_long_headline_is_cut_at_a_word():
    slug = slugify("belediye meclisi " * 10)
    assert len(slug) <= 80
    assert slug.endswith(("belediye", "meclisi"))
    assert slugify("a" * 200) == "a" * 80
    assert slugify("a" * 80 + " b") == "a" * 80


@given(st.text())
def test_a_slug_has_only_small_letters_digits_and_single_hyphens(text):
    slug = slugify(text)
    assert slug == "" or re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert slugify(slug) == slug


def test_a_taken_slug_gets_a_number():
    assert unique_slug("vergi", set().__contains__) == "vergi"
    assert unique_slug("vergi", {"vergi"}.__contains__) == "vergi-2"
    assert unique_slug("vergi", {"vergi", "vergi-2"}.__contains__) == "vergi-3"


def test_a_numbered_slug_is_not_longer_either():
    assert len(unique_slug("a" * 80, {"a" * 80}.__contains__)) == 80


def test_an_empty_slug_cannot_be_made_unique():
    with pytest.raises(ValueError, match="empty"):
        unique_slug("", bool)
