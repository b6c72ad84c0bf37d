"""The numbers of Belgian enterprises as people copy them from letters and invoices."""

import pytest

from widgets.directory.company_numbers import read_company_number


@pytest.mark.parametrize(
    "typed",
    [
        "0123.456.749", "BE 0123.456.749", "be0123456749", "123.456.749", "0123 456 749", "0123\u202f456\u202f749",
        "TVA BE 0123.456.749", "BTW BE0123456749", "TVA: 0123.456.749", "n° 0123.456.749", "N° TVA : BE 0123.456.749",
        "(BE) 0123.456.749", "KBO 0123.456.749", "BE0123.456.749 RPM Bruxelles", "BTW BE 0123.456.749 - RPR Brussel",
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_stands_on_letters(typed):
    assert read_company_number(typed) == "BE 0123.456.749"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "TVA",
        "0123.456.748",
        "BE 0123.456.7490",
        "NL 0123.456.749",
        "0000.000.000",
        "abc",
        "0123.456.749 x",
        "be be",
    ],
)
def test_what_is_none_is_refused(typed):
    with pytest.raises(ValueError, match="işletme numarası"):
        read_company_number(typed)
