"""What a picture says to those who do not see it, and what it lacks before it may be printed."""

from datetime import date

import pytest
from django.utils import translation

from korner.images.describing import is_file_name, lacks_description, picture_problems
from korner.images.models import Asset
from tests.factories import AssetFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "text",
    [
        "IMG_1234.jpg",
        "IMG 1234",
        "DSC01234",
        "DSCF0001 (2)",
        "20260302_143311",
        "WhatsApp Image 2026-03-02 at 14.33.11",
        "Ekran Görüntüsü 2026-03-02 14.33.11",
        "Capture d’écran 2026-03-02 à 14.33.11",
        "meydan_02",
        "Belediye meydanı.JPEG",
        "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "foto",
        "  PXL_20260302  ",
    ],
)
def test_name_of_a_file_is_no_description(text):
    assert is_file_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yağmurlu bir günde Brüksel evleri",
        "Fotoğrafta iki kişi el sıkışıyor",
        "Le roi Philippe en 2024",
        "Un homme marche.",
        "E411",
        "Bir bebek",
        "",
    ],
)
def test_words_on_what_is_to_be_seen_are_one(text):
    assert not is_file_name(text)


def test_decorative_picture_needs_no_words_and_says_none():
    asset = AssetFactory(alt_tr="Süs", alt_fr="", decorative=True)
    assert asset.alt_in("tr") == ""
    assert not lacks_description(asset, "tr")
    assert not lacks_description(asset, "fr")
    assert picture_problems([asset], ["tr", "fr"]) == []


def test_each_language_is_asked_for_by_itself():
    asset = AssetFactory(name="Meydan", alt_tr="Bir meydan", alt_fr="")
    assert not lacks_description(asset, "tr")
    assert lacks_description(asset, "fr")
    assert picture_problems([asset, None, asset], ["tr"]) == []
    (words,) = picture_problems([asset, None, asset], ["tr", "fr"])
    assert "Meydan" in words
    assert "French" in words


def test_name_of_a_file_that_came_by_another_way_counts_as_no_description():
    assert lacks_description(AssetFactory(alt_tr="IMG_1234.jpg"), "tr")


def test_ended_rights_and_a_missing_credit_are_problems(clock):
    asset = AssetFactory(licence=Asset.Licence.AGENCY, credit="", expires_on=date(2026, 11, 23))
    said = " ".join(picture_problems([asset], ["tr", "fr"]))
    assert "rights" in said
    assert "credit" in said
    own = AssetFactory(licence=Asset.Licence.OWN, credit="", expires_on=date(2026, 11, 24))
    assert picture_problems([own], ["tr", "fr"]) == []


def test_problems_cost_no_query(django_assert_num_queries):
    assets = [AssetFactory(alt_tr=""), AssetFactory(alt_fr="")]
    with django_assert_num_queries(0):
        assert len(picture_problems(assets, ["tr", "fr"])) == 2
