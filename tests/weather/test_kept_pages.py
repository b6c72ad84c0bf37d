"""Time alone changes what is shown: the hour passes, an old forecast is marked, then hidden; kept pages follow by themselves."""

import pytest

from tests.weather.making import make_forecast, make_place

pytestmark = pytest.mark.django_db
PATHS = ["/hava-durumu/", "/hava-durumu/emirdag/", "/hava-durumu/emirdag/parca/", "/fr/meteo/emirdag/"]


@pytest.fixture
def place(clock, saving):
    with saving():
        place = make_place("Emirdağ", "there", country="TR", position=(39.02, 31.15))
        make_forecast(place, 3.0)
    return place


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_kept_for_its_hour_and_then_says_the_next(place, reader, clock, path):
    assert "3°" in reader.get(path).text
    clock.move_to("2026-11-24 12:59:59")
    assert not reader.get(path).made
    clock.move_to("2026-11-24 13:00")
    answer = reader.get(path)
    assert answer.made
    assert "4°" in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_an_old_forecast_is_marked_then_hidden(place, reader, clock, path):
    assert "stale" not in reader.get(path).text.replace("css", "")
    clock.move_to("2026-11-24 14:59:59")
    assert 'class="stale"' not in reader.get(path).text
    clock.move_to("2026-11-24 15:00")
    assert 'class="stale"' in reader.get(path).text
    clock.move_to("2026-11-25 11:59:59")
    assert "°" in reader.get(path).text
    clock.move_to("2026-11-25 12:00")
    assert "°" not in reader.get(path).text


def test_after_midnight_of_the_place_its_days_are_the_next_ones(place, reader, clock):
    path = "/hava-durumu/emirdag/"
    clock.move_to("2026-11-24 22:59")  # 00.59 in Emirdağ
    first = reader.get(path).text
    assert "Cumartesi" not in first
    assert "Perşembe" in first


def test_the_line_above_the_paper_follows_too(place, reader, clock, saving):
    assert "Emirdağ <b>3°" in reader.get("/").text
    clock.move_to("2026-11-24 13:00")
    assert "Emirdağ <b>4°" in reader.get("/").text
    clock.move_to("2026-11-25 12:00")
    assert "weather-spots" not in reader.get("/").text


def test_a_new_forecast_makes_its_pages_anew_and_no_others(place, reader, saving):
    with saving():
        other = make_place("Gent", "here")
        make_forecast(other)
    paths = ["/hava-durumu/gent/", *PATHS]
    for path in paths:
        reader.get(path)
    with saving():
        make_forecast(place, 12.0)
    assert [path for path in paths if reader.get(path).made] == PATHS
    with saving():
        make_forecast(make_place("Liège"), 12.0)
    assert reader.get("/hava-durumu/").made
