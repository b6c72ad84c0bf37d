"""What strangers send is read as numbers, XML and JSON, or it is nonsense; it grows nothing and reads no file."""

from decimal import Decimal

import pytest

from korner.fetching.reading import decimal_of, json_of, xml
from korner.fetching.sources import Nonsense
from tests.fetching.server import DEEP, EXTERNAL, GOOD, LAUGHS, PAGE


def test_xml_is_read():
    assert [rate.get("value") for rate in xml(GOOD).iter("rate")] == ["1.1574", "48.7421"]
    assert xml(b"\xef\xbb\xbf<rates/>").tag == "rates"
    assert xml('<?xml version="1.0" encoding="ISO-8859-9"?><a>İĞ</a>'.encode("iso-8859-9")).text == "İĞ"


@pytest.mark.parametrize(
    "body",
    [
        *(LAUGHS, EXTERNAL, DEEP, PAGE, b"", b"  \n", b"rates", b"<rates>", b"<a/><b/>", b"\x00\x01", GOOD[:60]),
        *(b"<!DOCTYPE rates><rates/>", b'<!DOCTYPE rates SYSTEM "http://127.0.0.1/x.dtd"><rates/>'),
        *(b"<!-- x --> <html><p>", b'<?xml version="1.0" encoding="EBCDIC-XX"?><rates/>', b"<a>&undefined;</a>"),
        b'<?xml version="1.0" encoding="utf-32"?><rates/>',
    ],
)
def test_xml_that_is_none_or_wants_more_is_nonsense(body):
    with pytest.raises(Nonsense):
        xml(body)


def test_json_has_exact_numbers():
    assert json_of(b'{"a": 1.10, "b": [2, -3e2], "c": null}') == {
        "a": Decimal("1.10"),
        "b": [2, Decimal("-3E+2")],
        "c": None,
    }
    assert isinstance(json_of(b"[0.0, 0e9]")[0], Decimal)


@pytest.mark.parametrize(
    "body",
    [
        *(
            b"",
            b"{",
            b"NaN",
            b"[Infinity]",
            b"[-Infinity]",
            b'{"a": 1, "a": 2}',
            b"[1e999]",
            b"[1e-999999999999]",
            b"\xff\xfe",
        ),
        *(
            b"[" * 200_000,
            b"[" * 100 + b"]" * 100,
            b'{"a":' * 100 + b"1" + b"}" * 100,
            b"9" * 5000,
            b"0." + b"1" * 500,
            PAGE,
        ),
    ],
)
def test_json_that_is_none_or_beyond_measure_is_nonsense(body):
    with pytest.raises(Nonsense):
        json_of(body)


@pytest.mark.parametrize(
    ("text", "found"), [("40.76", "40.76"), (" 1 ", "1"), (7, "7"), (Decimal("0.5"), "0.5"), ("-3", "-3")]
)
def test_a_number_is_read_exactly(text, found):
    assert decimal_of(text, -10, 100) == Decimal(found)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            None,
            "NaN",
            "nan",
            "Infinity",
            "-Infinity",
            "sNaN",
            "1e999",
            "1e2",
            "1_000",
            "40,76",
            "1 000",
            "0x10",
            "٤٢",
        ),
        *(
            "+5",
            "--5",
            "5-",
            ".",
            "5.",
            ".5",
            "1.2.3",
            "9" * 50,
            1.5,
            True,
            [],
            b"5",
            Decimal("NaN"),
            Decimal("1e9"),
            "-11",
            "101",
        ),
    ],
)
def test_a_number_that_is_none_or_out_of_bounds_is_nonsense(text):
    with pytest.raises(Nonsense):
        decimal_of(text, -10, 100)
