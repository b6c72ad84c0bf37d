"""What people type into cells: each is read as it was meant, or refused with words."""

import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from korner.tables import cells, moments
from korner.tables.sheet import Unreadable

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture(autouse=True)
def turkish():
    with translation.override("tr"):
        yield


def refuses(reader, *values):
    for value in values:
        with pytest.raises(ValueError, match=r"\w"):
            reader.clean(value)


# --- words ------------------------------------------------------------------------------------------------------------
def test_line_of_text_has_single_spaces_and_an_end():
    reader = cells.Line(12)
    assert cells.Line(20).clean("  Işık \u00a0 Eczanesi\n") == "Işık Eczanesi"
    assert [reader.clean(value) for value in (1000, 50.5, "")] == ["1000", "50.5", ""]
    refuses(reader, "Işık Eczanesi")


@pytest.mark.parametrize(
    "cell",
    [
        unicodedata.normalize("NFD", "Çınar Fırını Öz"),  # as another system writes its letters
        "\ufeffÇınar\u200b Fırını Öz",
        "\u202eÇınar Fırını Öz\u202c",
    ],
)
def test_what_looks_like_a_name_is_that_name(cell):
    assert cells.Line().clean(cell) == cells.Text().clean(cell) == "Çınar Fırını Öz"


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|x", "@SUM(1)", "=HYPERLINK(1)", "- not"])
def test_text_that_a_spreadsheet_would_work_out_is_refused(cell):
    refuses(cells.Line(), cell)
    assert cells.Line().clean(f"'{cell}") == cell  # an apostrophe says that it is text


def test_what_looks_like_a_formula_and_is_none_is_read():
    assert cells.Phone().clean("+32 2 555 12 34") == "+3225551234"
    assert cells.Number(float).clean("-4,35") == -4.35
    assert cells.Line().clean("’t Zand") == "’t Zand"


def test_unreadable_cell_tells_its_own_reason():
    with pytest.raises(ValueError, match="why"):
        cells.Line().clean(Unreadable("=1", "why"))


def test_text_keeps_its_lines():
    assert cells.Text().clean(" bir \r\n iki ") == "bir\niki"


@pytest.mark.parametrize(
    "cell", ["Evet", "EVET", "evet ", "oui", "Yes", "x", "X", "1", 1, True, "✓", "Doğru", "vrai", "ja"]
)
def test_yes_in_three_languages(cell):
    assert cells.YesNo().clean(cell) is True


@pytest.mark.parametrize("cell", ["Hayır", "HAYIR", "non", "no", "0", 0, False, "-", "", None, "Yanlış", "faux"])
def test_no_in_three_languages(cell):
    assert cells.YesNo().clean(cell) is False


def test_neither_yes_nor_no_is_refused():
    refuses(cells.YesNo(), "belki", "2")


# --- numbers ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("50,8467", "50.8467"),
        ("50.8467", "50.8467"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("-4,35", "-4.35"),
        ("−4,35", "-4.35"),
        (50.8467, "50.8467"),
        (7, "7"),
    ],
)
def test_number_with_comma_or_point(cell, number):
    assert cells.Number().clean(cell) == Decimal(number)


def test_no_numbers():
    refuses(cells.Number(), "elli", "50,8 N", "NaN", "inf", True, date(2026, 1, 1), "1e999999")
    refuses(cells.Whole(0, 10), "3,5", "11", "-1")
    assert cells.Number().clean("") is None
    assert cells.Whole(0, 10, empty=5).clean(None) == 5


# --- telephones ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "cell",
    [
        "02 555 12 34",
        "02/555.12.34",
        "(02) 555-12-34",
        "+32 2 555 12 34",
        "0032 2 555 12 34",
        25551234,
        "25551234",
        3225551234,
        25551234.0,
        "'+3225551234",
    ],
)
def test_telephone_in_every_notation(cell):
    assert cells.Phone().clean(cell) == "+3225551234"


def test_turkish_telephone_that_lost_its_zero():
    assert cells.Phone("TR").clean(2725551234) == "+902725551234"
    assert cells.Phone("TR").clean(902725551234) == "+902725551234"


def test_several_telephones_each_once():
    found = cells.Phones().clean("02/555.12.34; 0032 2 555 12 35 | 02 555 12 34\n+90 272 555 12 34")
    assert found == ["+3225551234", "+3225551235", "+902725551234"]
    assert cells.Phones().clean(None) == []


def test_no_telephones():
    refuses(cells.Phone(), "0000", "0", "yok", "02 555", "2.55512E+09", 0)
    refuses(cells.Phones(), "02 555 12 34; 0000")


# --- addresses, words of a list --------------------------------------------------------------------------------------------
def test_web_address_needs_no_scheme():
    assert cells.WebAddress().clean("www.example.org/x") == "https://www.example.org/x"
    assert cells.WebAddress().clean("http://example.org") == "http://example.org"
    refuses(cells.WebAddress(), "yok", "javascript://x%0aalert(1)", "ftp://example.org", "https://a b.org")


@pytest.mark.parametrize(
    "cell", ["Türkçe, Fransızca", "tr;fr", "TR / FR", "turc, français", "Turkish | French", "Türkçe\nFransızca, türkçe"]
)
def test_languages_in_words_of_any_language(cell):
    assert cells.Languages(("tr", "fr", "nl")).clean(cell) == ["tr", "fr"]


def test_language_that_is_not_kept_is_refused():
    refuses(cells.Languages(("tr", "fr")), "Klingonca", "tr;de")


def test_choice_by_its_words_in_each_language_or_its_value():
    from widgets.pharmacies.models import DutyShift

    reader = cells.Choice(DutyShift.Kind, {"night": ("gece nöbeti",)})
    assert [reader.clean(cell) for cell in ("Night", "NIGHT", "Gece nöbeti")] == ["night"] * 3
    refuses(reader, "öğlen")


def test_looked_up_thing_and_several_of_them():
    things = {"a": 1, "b": 2}

    def find(text):
        if text not in things:
            raise ValueError(f"{text}?")
        return things[text]

    reader = cells.Listed(cells.Found(find, {1: "a", 2: "b"}.get))
    assert reader.clean("b; a, b") == [2, 1]
    assert reader.render([2, 1]) == "b; a"
    refuses(reader, "a; c")


# --- days and hours ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "cell",
    [
        "24.11.2026",
        "24/11/2026",
        "24-11-2026",
        "2026-11-24",
        "2026/11/24",
        "24 . 11 . 2026",
        date(2026, 11, 24),
        datetime(2026, 11, 24),
    ],
)
def test_day_in_every_notation(cell):
    assert moments.Day().clean(cell) == date(2026, 11, 24)


def test_no_days():
    refuses(
        moments.Day(),
        "31.02.2026",
        "11/24/2026",
        "24.11.26",
        "yarın",
        "0000-00-00",
        46350,
        datetime(2026, 11, 24, 8),
        date(1900, 1, 1),
    )


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("8:30", 510), ("8.30", 510), ("08h30", 510), ("8 h 30", 510), ("0830", 510), ("8:30:00", 510),
        ("22:00", 1320), ("22h", 1320), ("22", 1320), (22, 1320), ("24:00", 1440), ("24", 1440), ("0:00", 0), ("0000", 0),
        (time(8, 30), 510), (0.5, 720), (1.0, 1440), (timedelta(hours=8, minutes=30), 510), (timedelta(days=1), 1440),
        (datetime(1900, 1, 1), 1440), (datetime(1899, 12, 30, 8, 30), 510),
    ],
)  # fmt: skip
def test_hour_in_every_notation(cell, minutes):
    assert moments.Clock().clean(cell) == timedelta(minutes=minutes)


def test_no_hours():
    refuses(moments.Clock(), "25:00", "24:01", "8:60", "akşam", "-1", timedelta(days=2))


def test_hour_of_day_ends_the_day_at_midnight():
    assert moments.HourOfDay().clean("24:00") == time(0)
    assert moments.HourOfDay().clean("8h30") == time(8, 30)


def test_moment_is_of_the_papers_own_clock():
    assert moments.Moment().clean("24.11.2026 22:00") == datetime(2026, 11, 24, 22, tzinfo=BRUSSELS)
    assert moments.Moment().clean(datetime(2026, 11, 24, 22)) == datetime(2026, 11, 24, 22, tzinfo=BRUSSELS)
    assert moments.Moment().clean("2026-11-24T24:00") == datetime(2026, 11, 25, 0, tzinfo=BRUSSELS)
    assert moments.Moment("Europe/Istanbul").clean("24.11.2026 22:00").utcoffset() == timedelta(hours=3)
    refuses(moments.Moment(), "24.11.2026", "22:00")


def test_hour_that_the_clocks_skip_is_refused_and_one_that_comes_twice_is_the_first():
    refuses(moments.Moment(), "29.03.2026 02:30")
    assert moments.Moment().clean("25.10.2026 02:30").utcoffset() == timedelta(hours=2)


# --- round trip ----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["tr", "fr", "en"])
@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (cells.Line(), "- not; Işık"),
        (cells.YesNo(), True),
        (cells.YesNo(), False),
        (cells.Number(), Decimal("-4.35")),
        (cells.Number(float), 50.8467),
        (cells.Phones(), ["+3225551234", "+902725551234"]),
        (cells.Languages(), ["tr", "nl"]),
        (moments.Day(), date(2026, 11, 24)),
        (moments.Clock(), timedelta(hours=24)),
        (moments.HourOfDay(), time(8, 30)),
        (moments.Moment(), datetime(2026, 11, 24, 22, tzinfo=BRUSSELS)),
    ],
)
def test_what_is_written_is_read_as_the_same(reader, value, language):
    from korner.tables.export import harmless

    with translation.override(language):
        assert reader.clean(harmless(reader.render(value))) == value
