"""The table of places: filled from the lists, safe to repeat, and the desk's word counts for more."""

import pytest
from django.core.management import call_command

from korner.places import filling
from korner.places.models import Place
from korner.places.periodic import fill_if_new
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db

ROWS = [
    dict(zip(filling_columns, row, strict=True))
    for filling_columns in [
        ("key", "kind", "parent", "tr", "fr", "nl", "latitude", "longitude", "postcodes", "spellings")
    ]
    for row in [
        ("be-04000", "region", "", "Brüksel Bölgesi", "Région", "Gewest", "50.8", "4.3", "", ""),
        ("be-21015", "commune", "be-04000", "Schaerbeek", "Schaerbeek", "Schaarbeek", "50.86", "4.37", "1030", "Skarbek"),
        ("tr-03", "province", "", "Afyonkarahisar", "Afyonkarahisar", "", "38.75", "30.54", "", "Afyon"),
        ("tr-19", "province", "", "Çorum", "Çorum", "", "40.55", "34.95", "", ""),
        ("tr-03-bayat", "district", "tr-03", "Bayat", "Bayat", "", "38.98", "30.92", "03780", ""),
        ("tr-19-bayat", "district", "tr-19", "Bayat", "Bayat", "", "40.64", "34.26", "19800", ""),
    ]
]  # fmt: skip


@pytest.fixture
def few(monkeypatch):
    """A short list in the place of the house's; returns it, to be changed."""
    found = [dict(row) for row in ROWS]
    monkeypatch.setattr(filling, "rows", lambda: found)
    return found


def a_new_release(monkeypatch):
    monkeypatch.setattr(filling, "release", lambda: "another")


def test_places_are_made_with_what_they_lie_in(few):
    call_command("places", verbosity=0)
    bayat = Place.objects.get(key="tr-19-bayat")
    assert bayat.parent.name_tr == "Çorum"
    assert bayat.parent.sort_tr < Place.objects.get(key="be-21015").sort_tr  # Ç stands before S


def test_the_second_time_nothing_is_written(few, django_assert_max_num_queries):
    assert filling.fill() == (6, 0)
    with django_assert_max_num_queries(1):
        assert filling.fill() == (0, 0)


def test_places_of_one_name_have_addresses_that_tell_them_apart(few):
    filling.fill()
    assert set(Place.objects.filter(name_tr="Bayat").values_list("slug_tr", flat=True)) == {
        "bayat-afyonkarahisar",
        "bayat-corum",
    }


def test_a_new_list_changes_what_the_desk_has_left_alone(few, monkeypatch):
    filling.fill()
    place = Place.objects.get(key="be-21015")
    place.name_tr = "Skarbek"
    place.save()
    few[1] |= {"tr": "Schaerbeek/", "postcodes": "1030 1031"}
    a_new_release(monkeypatch)
    assert filling.fill() == (0, 6)
    place.refresh_from_db()
    assert (place.name_tr, place.postcodes, place.sort_tr) == ("Skarbek", ["1030", "1031"], place.sort_tr)


def test_a_place_that_the_lists_name_no_more_stays(few, monkeypatch):
    filling.fill()
    del few[1]
    a_new_release(monkeypatch)
    filling.fill()
    assert Place.objects.filter(key="be-21015").exists()


def test_a_place_made_by_other_means_keeps_its_address(few):
    PlaceFactory(key="tr-99", name_tr="Schaerbeek", name_fr="Schaerbeek")
    filling.fill()
    assert Place.objects.get(key="tr-99").slug_tr == "schaerbeek"
    assert Place.objects.get(key="be-21015").slug_tr == "schaerbeek-bruksel-bolgesi"


def test_the_clock_fills_an_empty_table_and_then_only_asks(few, django_assert_num_queries):
    fill_if_new()
    assert Place.objects.count() == 6
    with django_assert_num_queries(1):
        fill_if_new()
