"""What the sources say, brought to hours and days of the place's own clock; nonsense is refused."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from korner.fetching.sources import Nonsense
from tests.weather.making import BRUSSELS, HERE, ISTANBUL, NOON, body, met, open_meteo
from widgets.weather import conditions, met_norway
from widgets.weather import open_meteo as om
from widgets.weather.models import Origin


def read(data, position=HERE, zone=BRUSSELS, now=NOON):
    return met_norway.parsed(data if isinstance(data, bytes) else body(data), position, zone, now)


def local(at):
    return at.astimezone(BRUSSELS)


# --- what is read ---------------------------------------------------------------------------------------------------
def test_a_forecast_has_the_hours_to_come_and_four_days():
    found = read(met(degrees=lambda at: local(at).hour / 2))
    assert found.hours[0] == ["2026-11-24T11:00:00+00:00", 6.0, "cloudy"]
    assert len(found.hours) == 37
    assert [day[0] for day in found.days] == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]
    assert found.days[1][1:3] == [0.0, 11.5]  # midnight and eleven at night, by the clocks of Brussels


def test_days_are_those_of_the_place():
    cold = datetime.fromisoformat("2026-11-24T21:30:00+00:00")  # half past midnight in Istanbul

    def degrees(at):
        return -5.0 if at == cold.replace(minute=0) else 5.0

    assert read(met(degrees=degrees)).days[0][1] == -5.0
    turkish = read(met(degrees=degrees), zone=ISTANBUL)
    assert (turkish.days[0][1], turkish.days[1][1]) == (5.0, -5.0)


def test_rain_is_added_up_once_by_the_hour_then_by_the_quarter_of_a_day():
    found = read(met(rain=lambda at: 0.5, symbol=lambda at: "rain"))
    assert found.days[1][4] == 12.0  # 24 hours
    assert found.days[3][4] == pytest.approx(2.0, abs=0.6)  # four quarters


def test_a_day_is_told_by_its_light_hours_and_by_rain_in_earnest():
    def symbol(at):
        return "clearsky_night" if local(at).hour in (22, 23, 0, 1, 2, 3, 4, 5) else "partlycloudy_day"

    assert read(met(symbol=symbol)).days[1][3] == "partly"
    assert conditions.of_day(["clear"] * 10 + ["rain"] * 2, rain=3.0) == "rain"
    assert conditions.of_day(["clear"] * 10 + ["rain"] * 2, rain=0.2) == "clear"
    assert conditions.of_day(["clear", "rain"], rain=0.2) == "rain"
    assert conditions.of_day(["", ""], rain=0) == ""


@pytest.mark.parametrize(
    ("symbol", "condition"),
    [
        ("clearsky_day", "clear"),
        ("clearsky_polartwilight", "clear"),
        ("fair_night", "fair"),
        ("lightrainshowers_day", "showers"),
        ("heavyrain", "heavy-rain"),
        ("lightssleetshowersandthunder_night", "thunder"),  # their own slip of the pen
        ("lightsleet", "sleet"),
        ("heavysnowshowers_day", "snow"),
        ("rainoffrogs", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_symbols_of_met_norway(symbol, condition):
    assert conditions.of_met(symbol) == condition


@pytest.mark.parametrize(
    ("code", "condition"),
    [(0, "clear"), (3, "cloudy"), (48, "fog"), (53, "light-rain"), (67, "sleet"), (75, "snow"), (82, "heavy-rain"), (99, "thunder"), (42, ""), ("x", ""), (None, "")],
)  # fmt: skip
def test_codes_of_the_wmo(code, condition):
    assert conditions.of_wmo(code) == condition


def test_every_condition_has_words_and_an_icon():
    from django.template.loader import get_template

    for condition in conditions.Condition:
        assert condition.label
        assert get_template(f"weather/icons/{condition.value}.svg")


def test_open_meteo_says_the_same():
    found = om.parsed(body(open_meteo()), HERE, BRUSSELS, NOON)
    assert found.hours[0] == ["2026-11-24T11:00:00+00:00", 6.0, "light-rain"]
    assert found.days[1] == ["2026-11-25", 6.0, 6.0, "light-rain", 4.8]


# --- whom we ask ------------------------------------------------------------------------------------------------------
def test_addresses_have_four_decimals_at_most():
    position = (50.850512345, 4.34)
    assert met_norway.address(position).endswith("?lat=50.8505&lon=4.34")
    assert "latitude=50.8505&longitude=4.34&" in om.address(position)
    assert om.address(position).startswith("https://")


@pytest.mark.django_db
def test_only_met_norway_is_asked_by_itself_and_for_offered_places_only():
    from tests.weather.making import make_place
    from widgets.weather.sources import SOURCES

    shown = make_place("Emirdağ", position=(39.0197, 31.15), country="TR")
    make_place("Kapalı", on=False)
    by_name = {source.name: source for source in SOURCES}
    assert (by_name[Origin.MET].on, by_name[Origin.OPEN_METEO].on) == (True, False)
    asks = list(by_name[Origin.MET].asks())
    assert [(ask.key, ask.url) for ask in asks] == [
        (shown.place.key, "https://api.met.no/weatherapi/locationforecast/2.0/compact?lat=39.0197&lon=31.15")
    ]


# --- what is refused --------------------------------------------------------------------------------------------------
def spoilt(change):
    data = met()
    change(
        SimpleNamespace(
            data=data, first=data["properties"]["timeseries"][0]["data"], series=data["properties"]["timeseries"]
        )
    )
    return data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        {"type": "Feature", "properties": {}},
        spoilt(lambda it: it.first["instant"]["details"].update(air_temperature=999)),
        spoilt(lambda it: it.first["instant"]["details"].update(air_temperature="6")),
        spoilt(lambda it: it.first["instant"]["details"].update(air_temperature=None)),
        spoilt(lambda it: it.first["instant"]["details"].update(air_temperature=True)),
        spoilt(lambda it: it.first["instant"]["details"].update(air_temperature=float("nan"))),
        spoilt(lambda it: it.first["instant"]["details"].update(air_temperature=float("inf"))),
        spoilt(lambda it: it.first["next_1_hours"]["details"].update(precipitation_amount=-1)),
        spoilt(lambda it: it.first["next_1_hours"]["details"].update(precipitation_amount=1e9)),
        spoilt(lambda it: it.first.pop("instant")),
        spoilt(lambda it: it.series.reverse()),
        spoilt(lambda it: it.series.__setitem__(0, {"time": "yesterday"})),
        spoilt(lambda it: it.series.clear()),
        spoilt(lambda it: it.series.__delitem__(slice(30, None))),  # two days only
        spoilt(lambda it: it.series.extend(it.series * 20)),
        spoilt(lambda it: it.data["geometry"].update(coordinates=[31.15, 39.02])),
        spoilt(lambda it: it.data["geometry"].update(coordinates=["a", "b"])),
        met(begins=NOON - timedelta(days=2)),
        met(made=NOON - timedelta(days=2)),
        met(made=NOON + timedelta(days=2)),
        met(begins=NOON + timedelta(days=1), made=NOON),
    ],
)  # fmt: skip
def test_nonsense_of_met_norway_is_refused(data):
    with pytest.raises(Nonsense) as refused:
        read(data)
    assert 0 < len(str(refused.value)) < 100


@pytest.mark.parametrize(
    "data",
    [
        {},
        open_meteo(day="2026-11-10"),
        open_meteo(day="2026-12-10"),
        open_meteo(degrees=200.0),
        open_meteo(rain=-3),
        open_meteo(position=(39.0, 31.0)),
        open_meteo() | {"utc_offset_seconds": 3600},
        open_meteo()
        | {"hourly": {"time": ["2026-11-24T00:00"], "temperature_2m": [], "weather_code": [], "precipitation": []}},
        open_meteo() | {"latitude": None},
    ],
)
def test_nonsense_of_open_meteo_is_refused(data):
    with pytest.raises(Nonsense):
        om.parsed(body(data), HERE, BRUSSELS, NOON)
