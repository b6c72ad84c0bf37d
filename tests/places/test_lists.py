"""The lists that come with the house: whole, in true letters, and where they say they are."""

from collections import Counter

import pytest

from korner.places.filling import FILES, rows
from korner.places.positions import distance_km, lies_in


@pytest.fixture(scope="module")
def by_key():
    return {row["key"]: row for row in rows()}


def at(row):
    return float(row["latitude"]), float(row["longitude"])


def test_every_commune_and_every_district_is_there_once(by_key):
    assert len(by_key) == len(list(rows()))
    assert Counter((key[:2], row["kind"]) for key, row in by_key.items()) == {
        ("be", "region"): 3,
        ("be", "province"): 10,
        ("be", "commune"): 565,
        ("tr", "province"): 81,
        ("tr", "district"): 973,
    }
    assert [name.split(".")[1] for name in FILES] == ["tsv", "tsv"]


def test_the_nineteen_communes_of_brussels_lie_in_its_region(by_key):
    brussels = [row for row in by_key.values() if row["parent"] == "be-04000"]
    assert len(brussels) == 19
    assert all(row["fr"] and row["nl"] and row["postcodes"] for row in brussels)
    assert by_key["be-21015"]["nl"] == "Schaarbeek"


def test_what_a_place_lies_in_is_of_its_country_and_stands_before_it(by_key):
    seen = set()
    for row in rows():
        assert row["parent"] == "" or (row["parent"] in seen and row["parent"][:2] == row["key"][:2])
        seen.add(row["key"])


def test_every_position_lies_in_its_country_and_near_its_province(by_key):
    far = []
    for key, row in by_key.items():
        assert lies_in(*at(row), key[:2].upper()), key
        most = {"be": 95, "tr": 190}[key[:2]]
        if row["kind"] in ("commune", "district") and distance_km(at(row), at(by_key[row["parent"]])) > most:
            far.append(key)
    assert far == []


def test_turkish_names_have_their_letters(by_key):
    names = {row["tr"] for row in by_key.values()}
    assert {"Iğdır", "Şırnak", "İstanbul", "Muğla", "Çankırı", "Brüksel", "Anvers", "Doğubayazıt"} <= names
    assert not [name for name in names if "i̇" in name or "Ä" in name or "�" in name]


def test_afyonkarahisar_has_its_eighteen_districts(by_key):
    of_afyon = {row["tr"] for row in by_key.values() if row["parent"] == "tr-03"}
    assert len(of_afyon) == 18
    assert {"Emirdağ", "Bolvadin", "Sandıklı", "İscehisar", "Afyonkarahisar Merkez"} <= of_afyon


def test_each_belgian_postcode_is_of_one_commune_but_for_one(by_key):
    seen = Counter(code for key, row in by_key.items() if key.startswith("be") for code in row["postcodes"].split())
    assert [code for code, times in seen.items() if times > 1] == ["1804"]  # one airport quarter in two communes
    assert all(len(code) == 4 for code in seen)
