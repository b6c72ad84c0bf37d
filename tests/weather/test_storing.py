"""The last good forecast stands until a better one has come in whole."""

from datetime import timedelta

import pytest
from django.utils import timezone

from korner.fetching.sources import Ask, Nonsense, NotModified
from tests.weather.making import NOON, answer, make_forecast, make_place, met
from widgets.weather.forgetting import forget
from widgets.weather.models import Forecast, Origin
from widgets.weather.sources import SOURCES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MET = next(source for source in SOURCES if source.name == Origin.MET)


@pytest.fixture
def place():
    return make_place()


def test_an_answer_is_kept_and_the_next_takes_its_place(place):
    MET.take(answer(met(), place.place.key))
    MET.take(answer(met(degrees=lambda at: 9.0), place.place.key))
    kept = Forecast.objects.get()
    assert (kept.origin, kept.hours[0][1], kept.made_at) == (Origin.MET, 9.0, NOON)


def test_nonsense_leaves_what_was_there(place):
    MET.take(answer(met(), place.place.key))
    before = Forecast.objects.values().get()
    with pytest.raises(Nonsense):
        MET.take(answer(met(degrees=lambda at: 900.0), place.place.key))
    assert Forecast.objects.values().get() == before


def test_what_is_unchanged_is_confirmed(place, clock):
    MET.take(answer(met(), place.place.key))
    later = clock.move_to("2026-11-24 14:00")
    MET.unchanged(NotModified(Ask("", place.place.key), later))
    kept = Forecast.objects.get()
    assert (kept.checked_at, kept.made_at) == (later, NOON)


def test_what_is_unchanged_but_a_day_old_is_asked_for_anew(place, clock):
    MET.take(answer(met(), place.place.key))
    later = clock.move_to("2026-11-25 13:00")
    with pytest.raises(Nonsense):
        MET.unchanged(NotModified(Ask("", place.place.key), later))


def test_what_is_unchanged_but_gone_here_is_asked_for_anew(place):
    with pytest.raises(Nonsense):
        MET.unchanged(NotModified(Ask("", place.place.key), timezone.now()))


def test_a_place_that_is_offered_no_more_keeps_nothing(place):
    place.on = False
    place.save()
    with pytest.raises(Nonsense):
        MET.take(answer(met(), place.place.key))


def test_old_forecasts_are_forgotten(place, clock):
    make_forecast(place)
    clock.move_to("2026-12-01 11:00")
    assert forget() == 0
    clock.move_to("2026-12-01 13:00")
    assert forget() == 1


def test_a_forecast_reaches_as_far_as_it_is_shown(place):
    from widgets.weather.freshness import HIDDEN_AFTER
    from widgets.weather.readings import HOURS_KEPT

    assert HOURS_KEPT > HIDDEN_AFTER > timedelta(hours=1)
