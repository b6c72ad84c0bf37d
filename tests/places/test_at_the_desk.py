"""Places at the desk: the chief puts them right, others look them up."""

import pytest
from django.urls import reverse

from korner.places.finding import find
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def page(place):
    return reverse("admin:places_place_change", args=[place.pk])


def filled_in(**fields):
    return {
        "name_tr": "Schaerbeek",
        "name_fr": "Schaerbeek",
        "name_nl": "Schaarbeek",
        "spellings": "Skarbek\n\n  Skaarbeek  \n",
        "postcodes": "1030",
        "latitude": "50.8693",
        "longitude": "4.3774",
        "_save": "1",
    } | fields


def test_a_chief_writes_spellings_one_a_line_and_they_are_found(staff, client):
    staff("chief")
    place = PlaceFactory(name_tr="Schaerbeek")
    assert client.post(page(place), filled_in()).status_code == 302
    place.refresh_from_db()
    assert place.spellings == ["Skarbek", "Skaarbeek"]
    assert find("skaarbeek") == place


def test_a_wrong_position_comes_back_with_words(staff, client):
    staff("chief")
    place = PlaceFactory()
    answer = client.post(page(place), filled_in(latitude="508.7", name_tr="Yeni ad"))
    assert answer.status_code == 200
    assert "Yeni ad" in answer.text


@pytest.mark.parametrize("role", ["editor", "moderator"])
def test_others_look_places_up_and_change_none(role, staff, client):
    staff(role)
    place = PlaceFactory(spellings=["Skarbek"])
    assert "Skarbek" in client.get(page(place)).text
    assert client.post(page(place), filled_in()).status_code == 403


def test_the_list_is_searched_in_all_languages_and_by_postcode(staff, client, django_assert_max_num_queries):
    staff("editor")
    PlaceFactory(name_tr="Schaerbeek", name_nl="Schaarbeek", postcodes=["1030"])
    PlaceFactory.create_batch(60)
    for words in ("schaarb", "1030", "SCHAERBEEK"):
        with django_assert_max_num_queries(15):
            rows = client.get(reverse("admin:places_place_changelist"), {"q": words}).text
        assert "Schaerbeek" in rows
        assert "Yer 1" not in rows


def test_a_place_has_no_page_to_be_led_to(staff, client):
    place = PlaceFactory()
    assert place.get_absolute_url() == ""
    staff("chief")
    assert "viewsitelink" not in client.get(page(place)).text
