"""Opening hours as people type them, in Turkish, French, Dutch and English."""

import pytest

from korner.hours import MOST_SPECIAL, BadHours, read_hours
from korner.hours_typed import LONGEST, parse_line, written
from korner.tables.sheet import MOST_SIGNS
from tests.hours.fullest import fullest

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
NINE_TO_SIX = [["09:00", "18:00"]]


def week(line, language=""):
    return parse_line(line, language).stored()["week"]


@pytest.mark.parametrize(
    "line",
    [
        "ma-vr 9-12.30, 14-18; cmt 10:00-16:00",
        "Pazartesi–Cuma 09.00–12.30 ve 14.00–18.00, Cumartesi 10.00–16.00",
        "PZT-CUM 9-12.30, 14-18; CMT 10-16",
        "Hafta içi 09:00-12:30 / 14:00-18:00; cumartesi 10:00-16:00; pazar kapalı",
        "lu-ve 9-12.30, 14-18, sa 10-16",
        "Du lundi au vendredi de 9 h à 12 h 30 et de 14 h à 18 h, samedi de 10 h à 16 h",
        "maandag t/m vrijdag van 9u tot 12u30 en 14u tot 18u; zaterdag 10u-16u; zondag gesloten",
        "Mon-Fri 9am-12:30pm, 2pm-6pm; Sat 10-16",
        "Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-16:00; PH off",
        "lundi 9h-12h30 14h-18h\nmardi 9h-12h30 14h-18h\nmercredi, jeudi et vendredi 0900-1230, 1400-1800\nsamedi 10h-16h",
        "every day 9-12.30, 14-18; sat 10-16; sun closed",
    ],
)
def test_one_week_in_many_notations(line):
    assert week(line) == {day: [["09:00", "12:30"], ["14:00", "18:00"]] for day in WORKDAYS} | {
        "sat": [["10:00", "16:00"]]
    }


def test_nights_and_round_the_clock():
    assert week("cuma 22-4") == {"fri": [["22:00", "04:00"]]}
    assert (
        week("her gün 24 saat") == week("7/7 24/24") == {key: [["00:00", "24:00"]] for key in [*WORKDAYS, "sat", "sun"]}
    )
    assert week("7/24") == week("7/24 açık") == week("24/7") == week("7/7 24/24")
    assert list(week("cmt-pzt 9-18")) == ["mon", "sat", "sun"]


def test_holidays_and_special_days():
    line = "pzt-cum 9-18; resmi tatil 10-14; 24.12.2026 9-13; 2026-12-28 kapalı"
    stored = parse_line(line).stored()
    assert stored["holidays"] == [["10:00", "14:00"]]
    assert stored["special"] == {"2026-12-24": [["09:00", "13:00"]], "2026-12-28": []}
    assert parse_line("her gün 9-18, bayramlarda açık").holidays == "usual"
    assert parse_line("lu-ve 9-18; jours fériés comme d’habitude").holidays == "usual"
    assert parse_line("pzt-cum 9-18").holidays == parse_line("pzt-cum 9-18; tatil kapalı").holidays == "closed"


def test_day_named_twice_adds_unless_the_times_overlap():
    assert week("pzt 9-12; pzt 14-18") == {"mon": [["09:00", "12:00"], ["14:00", "18:00"]]}
    assert week("pzt-cmt 9-18; cmt 10-16")["sat"] == [["10:00", "16:00"]]


def test_short_word_of_two_days_is_settled_by_its_line_then_by_the_writer():
    assert list(week("lu-ve 9-18, sa 10-16"))[-1] == "sat"
    assert list(week("pzt 9-18, sa 10-16")) == ["mon", "tue"]
    assert list(week("sa 10-16", "fr")) == ["sat"]
    assert list(week("sa 10-16", "tr")) == ["tue"]
    with pytest.raises(BadHours) as refused:
        parse_line("sa 10-16")
    assert refused.value.code == "day"


def test_ve_is_friday_in_french_and_a_conjunction_in_turkish():
    assert list(week("je ve 9-12")) == ["thu", "fri"]
    assert list(week("pzt ve çar 9-12")) == ["mon", "wed"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("pzt", "no_time"),
        ("9-12", "no_day"),
        ("foo 9-12", "word"),
        ("pzt 9", "time"),
        ("pzt 25-26", "time"),
        ("pzt 13pm-14pm", "time"),
        ("pzt 9-9", "empty"),
        ("pzt 9-12, 11-13", "overlap"),
        ("cmt 22-4; paz 3-5", "overlap"),
        ("24.13.2026 9-12", "date"),
        ("pzt-tatil 9-12", "day"),
        ("paz 9-12 kapalı", "word"),
        ("pzt her zamanki gibi", "no_time"),
        ("pzt " + "9-12, " * 500, "many"),
        ("=cmd|' /C calc'!A0", "word"),
        ("<b>pzt</b> 9-12", "word"),
    ],
)
def test_what_was_not_understood_is_named(line, code):
    with pytest.raises(BadHours) as refused:
        parse_line(line)
    assert refused.value.code == code
    assert code in BadHours.CODES


@pytest.mark.parametrize("language", ["tr", "fr", "nl", "en"])
@pytest.mark.parametrize(
    "line",
    [
        "pzt-cum 9-12.30, 14-18; cmt 10-16; tatil 10-12; 24.12.2026 9-13; 25.12.2026 kapalı",
        "sal 9-12",
        "paz 22-4; tatil her zamanki gibi",
        "her gün kapalı",
        "cmt 9-12; sal 8-9",
    ],
)
def test_what_is_written_again_is_read_as_the_same(line, language):
    hours = parse_line(line)
    assert parse_line(written(hours, language), language) == hours


def test_no_line_is_no_hours():
    assert not parse_line("")
    assert not parse_line("  \n ")
    assert written(parse_line("")) == ""


@pytest.mark.parametrize("language", ["tr", "fr", "nl", "en"])
def test_most_that_hours_can_be_is_read_again_as_it_was_written(language):
    line = written(fullest(), language)
    assert len(line) <= LONGEST <= MOST_SIGNS  # of a cell of a table, too
    assert parse_line(line, language) == fullest()


def test_more_special_days_than_are_kept_are_refused_when_they_are_typed():
    days = [f"{1 + number % 28}.{1 + number // 28}.2027 9-12" for number in range(MOST_SPECIAL + 1)]
    assert read_hours(parse_line("; ".join(days[:-1])).stored()).special
    with pytest.raises(BadHours) as refused:
        parse_line("; ".join(days))
    assert refused.value.code == "many"
