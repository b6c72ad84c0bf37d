"""A place in a cell: under any of its names, and written so that it is found again."""

import pytest
from django.core.management import call_command

from korner.places.models import Place

pytestmark = pytest.mark.django_db
pytest.importorskip("korner.places.finding")


@pytest.fixture
def all_places():
    call_command("places")


@pytest.mark.usefixtures("all_places")
def test_every_place_is_found_again_by_what_is_written_of_it():
    from korner.places.cells import PlaceCell

    reader = PlaceCell()
    lost = [place for place in Place.objects.select_related("parent") if reader.clean(reader.render(place)) != place]
    assert lost == []


@pytest.mark.usefixtures("all_places")
def test_turkish_and_french_spelling_of_one_commune_are_one_place():
    from korner.places.cells import PlaceCell

    assert PlaceCell("BE").clean("SCHAERBEEK") == PlaceCell().clean("Schaarbeek")


@pytest.mark.usefixtures("all_places")
def test_unknown_place_is_refused_with_its_name():
    from korner.places.cells import PlaceCell

    with pytest.raises(ValueError, match="Şarbekk"):
        PlaceCell().clean("Şarbekk")
