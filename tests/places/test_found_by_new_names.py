"""A place that gets another name or spelling: what lies there is found by it, and by the old one no more."""

import pytest

from korner.places import filling
from korner.places.models import Place
from korner.search import asking, indexing
from korner.search.models import SearchDocument
from korner.search.question import Question
from tests.directory.making import make_firm
from tests.directory.owners import IMMEDIATE
from tests.factories import PlaceFactory
from tests.places.test_at_the_desk import filled_in, page
from widgets.weather.models import WeatherPlace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = IMMEDIATE


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def town(clock):
    """{kind: id} of what lies in Schaerbeek: a firm and the weather, found by its names."""
    place = PlaceFactory(
        key="be-21015", kind="commune", name_tr="Schaerbeek", name_fr="Schaerbeek", name_nl="Schaarbeek"
    )
    weather = WeatherPlace.objects.create(place=place, on=True)
    indexing.write(weather)
    return {"firm": make_firm(name="Çınar", place=place).pk, "weather": weather.pk, "place": place}


def found(words, kind):
    return asking.ranked(Question(words, "tr", kind=kind)).numbers


@pytest.mark.parametrize(
    ("field", "words", "kinds"),
    [
        ({"name_tr": "Leylek"}, "leylek", ("firm", "weather")),
        ({"name_nl": "Ooievaar"}, "ooievaar", ("firm", "weather")),
        ({"spellings": "Leylekbeek"}, "leylekbeek", ("weather",)),
    ],
)
def test_what_the_desk_writes_is_found_at_once(field, words, kinds, town, staff, client, committed):
    staff("chief")
    with committed():
        assert client.post(page(town["place"]), filled_in(**field)).status_code == 302
    for kind in kinds:
        assert found(words, kind) == [town[kind]]


def test_names_of_a_new_list_are_found_too_and_nothing_is_written_for_other_news(town, monkeypatch, committed):
    row = {
        "key": "be-21015", "kind": "commune", "parent": "", "tr": "Schaerbeek", "fr": "Schaerbeek", "nl": "Schaarbeek",
        "latitude": "50.86", "longitude": "4.37", "postcodes": "1030", "spellings": "",
    }  # fmt: skip
    queued = []
    monkeypatch.setattr(filling, "rows", lambda: [row])
    monkeypatch.setattr(filling, "release", lambda: "one")
    with committed():
        filling.fill()
    monkeypatch.setattr(filling, "release", lambda: "two")
    row["nl"] = "Ooievaar"
    with committed():
        filling.fill()
    assert Place.objects.get().name_nl == "Ooievaar"
    assert found("ooievaar", "firm") == [town["firm"]]
    assert found("ooievaar", "weather") == [town["weather"]]
    assert found("schaarbeek", "firm") == []
    row["postcodes"] = "1031"
    monkeypatch.setattr(filling, "release", lambda: "three")
    monkeypatch.setattr(indexing, "enqueue", lambda *told: queued.append(told))
    assert filling.fill() == (0, 1)
    assert queued == []


def test_place_that_is_saved_unchanged_queues_nothing(town, staff, client, monkeypatch):
    staff("chief")
    queued = []
    monkeypatch.setattr(indexing, "enqueue", lambda *told: queued.append(told))
    same = filled_in(spellings="", latitude="50.1")
    assert client.post(page(town["place"]), same).status_code == 302
    assert queued == []
    assert SearchDocument.objects.filter(source="firm").count() == 2
