"""What is stored as opening hours, and what never is."""

import pytest

from korner.hours import BadHours, read_hours


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ([], "shape"),
        ("09:00", "shape"),
        ({"week": []}, "shape"),
        ({"week": {"monday": []}}, "shape"),
        ({"week": {"mon": ["09:00", "12:00"]}}, "shape"),
        ({"week": {"mon": [["09:00"]]}}, "shape"),
        ({"days": {}}, "shape"),
        ({"week": {"mon": [["9:00", "12:00"]]}}, "time"),
        ({"week": {"mon": [["09:00", "25:00"]]}}, "time"),
        ({"week": {"mon": [["09:00", "12:60"]]}}, "time"),
        ({"week": {"mon": [[9, 12]]}}, "time"),
        ({"week": {"mon": [["0000", "1200"]]}}, "time"),
        ({"week": {"mon": [["09:00", "09:00"]]}}, "empty"),
        ({"week": {"mon": [["24:00", "09:00"]]}}, "empty"),
        ({"week": {"mon": [["09:00", "12:00"], ["11:00", "14:00"]]}}, "overlap"),
        ({"week": {"fri": [["22:00", "04:00"]], "sat": [["03:00", "05:00"]]}}, "overlap"),
        ({"week": {"sun": [["22:00", "04:00"]], "mon": [["03:00", "05:00"]]}}, "overlap"),
        ({"week": {"mon": [["08:00", "09:00"], ["20:00", "09:30"]]}}, "overlap"),
        ({"week": {"mon": [[f"{hour:02}:00", f"{hour:02}:30"] for hour in range(8, 16)]}}, "many"),
        ({"holidays": "perhaps"}, "shape"),
        ({"special": {"24.12.2026": []}}, "date"),
        ({"special": {"2026-02-30": []}}, "date"),
        ({"special": {"20261224": []}}, "date"),
    ],
)
def test_what_is_no_hours_is_refused_with_its_reason(data, code):
    with pytest.raises(BadHours) as refused:
        read_hours(data)
    assert refused.value.code == code
    assert code in BadHours.CODES


def test_the_same_hours_are_stored_the_same_way():
    typed = {"week": {"tue": [["14:00", "18:00"], ["09:00", "12:00"], ["12:00", "14:00"]], "mon": []}}
    assert read_hours(typed).stored() == {"week": {"tue": [["09:00", "18:00"]]}, "holidays": "closed"}
