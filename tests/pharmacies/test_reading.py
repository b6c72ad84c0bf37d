"""Days, hours and kinds of duty as lists write them in three languages."""

from datetime import UTC, date, datetime, time

import pytest

from widgets.pharmacies import reading
from widgets.pharmacies.reading import NotRead

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24.11.2026", "2026-11-24"),
        ("24.11.2026 Salı", "2026-11-24"),
        ("Salı, 24.11.26", "2026-11-24"),
        ("24/11", "2026-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24 00:00:00", "2026-11-24"),
        ("mardi 24 novembre", "2026-11-24"),
        ("le mardi 1er décembre 2026", "2026-12-01"),
        ("24 Kasım 2026 Salı", "2026-11-24"),
        ("2 Ocak", "2027-01-02"),  # the nearest one
        ("30 ARALIK 2026", "2026-12-30"),
        ("3 août 2026", "2026-08-03"),
        ("5 Ağustos 2026 Çarşamba", "2026-08-05"),
    ],
)
def test_a_day_is_read_in_every_notation(text, day):
    assert reading.read_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["0000", "0000-00-00", "00.00.0000", "31.02.2026", "yarın", "", None, "24.11.1826", "24.11.2026 ?x"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotRead):
        reading.read_day(text, TODAY)


def test_a_date_of_a_spreadsheet_is_that_day():
    assert reading.read_day(datetime(2026, 11, 24), TODAY) == TODAY
    assert reading.read_day(TODAY, TODAY) == TODAY


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8", 480),
        ("08:00", 480),
        ("8.30", 510),
        ("8h30", 510),
        ("20 h", 1200),
        ("24:00", 1440),
        ("22u", 1320),
        ("0:00", 0),
    ],
)
def test_a_time_of_day_is_read_in_every_notation(text, minutes):
    assert reading.read_clock(text) == minutes
    assert reading.read_clock(time(8, 30)) == 510


@pytest.mark.parametrize("text", ["0000", "25:00", "8:70", "sekiz", "", None, "24:30", "-3"])
def test_what_is_no_time_of_day_is_refused(text):
    with pytest.raises(NotRead):
        reading.read_clock(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22.00-08.00", (1320, 480)),
        ("de 19h à 22h", (1140, 1320)),
        ("19h30 – 9h", (1170, 540)),
        ("19.00'dan 22.00'ye kadar", (1140, 1320)),
        ("saat 19:00 ile 08:00 arası", (1140, 480)),
        ("02/555.12.34 – 22.00-08.00", (1320, 480)),
        ("24.11.2026 22.00-08.00", (1320, 480)),
        ("van 19u tot 22u", (1140, 1320)),
    ],
)
def test_hours_are_found_in_a_line(text, hours):
    assert reading.find_hours(text)[0] == hours


@pytest.mark.parametrize(
    "text", ["Rue des Tilleuls 12-14", "Lale Sok. No: 5/7", "24.11.2026", "02 555 12 34", "1030 Schaerbeek"]
)
def test_house_numbers_dates_and_telephones_are_no_hours(text):
    assert reading.find_hours(text) is None


def test_in_a_cell_of_its_own_20_8_are_hours():
    assert reading.read_hours("20-8") == (1200, 480)
    with pytest.raises(NotRead):
        reading.read_hours("20-8 ya da 9")


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_an_end_before_the_beginning_lies_on_the_next_day():
    starts, ends = reading.window(TODAY, 1320, 480, "BE")
    assert (starts, ends) == (moment("2026-11-24 21:00"), moment("2026-11-25 07:00"))


def test_turkish_lists_mean_turkish_time():
    starts, ends = reading.window(TODAY, 1110, 510, "TR")
    assert (starts, ends) == (moment("2026-11-24 15:30"), moment("2026-11-25 05:30"))


def test_an_end_that_is_the_beginning_is_refused():
    with pytest.raises(NotRead) as refusal:
        reading.window(TODAY, 480, 480, "BE")
    assert refusal.value.code == "equal"


def test_with_its_last_day_a_shift_may_last_a_whole_day_and_must_end_after_it_begins():
    starts, ends = reading.window(TODAY, 480, 480, "BE", date(2026, 11, 25))
    assert (ends - starts).days == 1
    with pytest.raises(NotRead) as refusal:
        reading.window(TODAY, 480, 420, "BE", TODAY)
    assert refusal.value.code == "before"
    with pytest.raises(NotRead) as refusal:
        reading.window(TODAY, 480, 420, "BE", date(2027, 11, 25))
    assert refusal.value.code == "long"


def test_the_nights_when_the_clock_changes_are_an_hour_shorter_and_longer():
    spring, autumn = date(2026, 3, 28), date(2026, 10, 24)
    for day, hours in ((spring, 9), (autumn, 11), (TODAY, 10)):
        starts, ends = reading.window(day, 1320, 480, "BE")
        assert (ends - starts).total_seconds() == hours * 3600


def test_an_hour_that_is_left_out_is_the_one_after_it():
    starts, _ends = reading.window(date(2026, 3, 29), 150, 480, "BE")
    assert starts == moment("2026-03-29 01:30")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Gece", "night"),
        ("NUIT", "night"),
        ("gündüz", "day"),
        ("Hafta Sonu", "weekend"),
        ("férié", "holiday"),
        ("Akşam", "evening"),
    ],
)
def test_kinds_have_words_in_all_languages(word, kind):
    assert reading.read_kind(word) == kind


def test_an_unknown_kind_is_refused():
    with pytest.raises(NotRead):
        reading.read_kind("öğleden sonra")


@pytest.mark.parametrize(
    ("day", "hours", "country", "kind"),
    [
        ("2026-11-24", (1320, 480), "BE", "night"),
        ("2026-11-24", (1140, 1320), "BE", "evening"),
        ("2026-11-24", (540, 1140), "BE", "day"),
        ("2026-11-28", (540, 1140), "BE", "weekend"),
        ("2026-12-25", (540, 1140), "BE", "holiday"),
        ("2026-12-25", (540, 1140), "TR", "day"),
        ("2026-10-29", (540, 1140), "TR", "holiday"),
        ("2026-12-25", (1320, 480), "BE", "night"),
        ("2026-11-24", (1110, 510), "TR", "night"),
    ],
)
def test_the_kind_follows_from_the_hours_and_the_calendar(day, hours, country, kind):
    starts, ends = reading.window(date.fromisoformat(day), *hours, country)
    assert reading.kind_of(starts, ends, country) == kind
