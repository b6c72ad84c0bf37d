"""The weather at the desk: which places are offered, in which order, which two come first."""

import pytest
from django.urls import reverse

from tests.factories import PlaceFactory
from tests.weather.making import make_forecast, make_place
from widgets.weather.models import WeatherPlace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LIST, ADD = reverse("admin:weather_weatherplace_changelist"), reverse("admin:weather_weatherplace_add")


def sent(place, **fields):
    return {"place": place.pk, "on": "on", "order": "10", "role": "", "_save": "1"} | fields


def test_an_editor_offers_a_place(staff, client):
    staff("editor")
    konya = PlaceFactory(name_tr="Konya", country="TR")
    assert client.post(ADD, sent(konya)).status_code == 302
    assert client.get("/hava-durumu/konya/").status_code == 200


def test_only_one_place_comes_first_as_the_papers_city(staff, client):
    staff("editor")
    make_place("Bruxelles", "here")
    answer = client.post(ADD, sent(PlaceFactory(), role="here"))
    assert answer.status_code == 200
    assert WeatherPlace.objects.count() == 1
    assert "Another place" in answer.text or "Başka bir yer" in answer.text


def test_a_place_that_is_switched_off_leaves_the_page(staff, client):
    staff("editor")
    place = make_place("Bruxelles")
    data = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "1",
        "form-0-id": place.pk,
        "form-0-order": "3",
        "_save": "1",
    }
    assert client.post(LIST, data).status_code == 302
    assert client.get("/hava-durumu/bruxelles/").status_code == 404


def test_the_list_says_when_each_was_last_heard_of(staff, client, django_assert_max_num_queries):
    staff("editor")
    for number in range(40):
        make_forecast(make_place(f"Yer {number}"))
    with django_assert_max_num_queries(15):
        page = client.get(LIST).text
    assert "MET Norway" in page


def test_places_are_looked_up_while_they_are_typed(staff, client):
    staff("editor")
    PlaceFactory(name_tr="Emirdağ", country="TR")
    field = {"app_label": "weather", "model_name": "weatherplace", "field_name": "place", "term": "emird"}
    found = client.get(reverse("admin:autocomplete"), field).json()["results"]
    assert [row["text"] for row in found] == ["Emirdağ"]
