"""Positions: how far, what is near, and what is typed into two fields."""

import pytest

from korner.places.models import Place
from korner.places.positions import NoPosition, SwappedPosition, distance_km, nearest, position_of

BRUSSELS, EMIRDAG = (50.8503, 4.3517), (39.0197, 31.15)


def test_distances_are_right():
    assert distance_km(BRUSSELS, BRUSSELS) == 0
    assert distance_km(BRUSSELS, EMIRDAG) == pytest.approx(2465, abs=5)
    assert distance_km((0, 179.9), (0, -179.9)) == pytest.approx(22.2, abs=0.1)


def test_the_nearest_come_first_and_what_has_no_position_is_left_out():
    near, far, nowhere = Place(latitude=50.86, longitude=4.36), Place(latitude=51.2, longitude=4.4), Place()
    assert nearest(BRUSSELS, [far, nowhere, near]) == [near, far]
    assert nearest(BRUSSELS, [far, near], 1) == [near]


@pytest.mark.parametrize(
    ("lat", "lon"), [("50.8674", "4.3773"), ("50,8674", "4,3773"), (" 50.8674° ", "4.3773"), (50.8674, 4.3773)]
)
def test_a_position_is_read_with_point_or_comma(lat, lon):
    assert position_of(lat, lon, "BE") == (50.8674, 4.3773)


def test_swapped_fields_are_noticed_and_what_was_meant_is_told():
    with pytest.raises(SwappedPosition) as refused:
        position_of("4.3773", "50.8674", "BE")
    assert refused.value.position == (50.8674, 4.3773)
    with pytest.raises(SwappedPosition):
        position_of("31,15", "39,02", "TR")


def test_where_both_ways_lie_in_the_country_the_one_near_its_place_is_meant():
    samsun, gaziantep = (41.29, 36.33), (37.06, 37.38)
    with pytest.raises(SwappedPosition) as refused:
        position_of("36.3361", "41.2797", "TR", samsun)
    assert refused.value.position == (41.2797, 36.3361)
    assert position_of("41.2797", "36.3361", "TR", samsun) == (41.2797, 36.3361)
    assert position_of("37.3792", "37.0662", "TR", gaziantep) == (37.3792, 37.0662)  # so near that nobody can tell
    assert position_of("36.3361", "41.2797", "TR") == (36.3361, 41.2797)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [("", ""), (None, None), ("50.8674", ""), ("x", "4"), ("nan", "4"), ("inf", "4"), ("1e3", "4"), ("508674", "43773"),
     ("0", "0"), ("39.02", "31.15"), ("50.8.6", "4")],
)  # fmt: skip
def test_what_is_no_position_in_belgium_is_refused(lat, lon):
    with pytest.raises(NoPosition) as refused:
        position_of(lat, lon, "BE")
    assert not isinstance(refused.value, SwappedPosition)
