"""Is a number in an address or a form told from what only looks like one?"""

import pytest

from korner.text.numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_plain_digits_are_a_number(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", " 7", "-1", "+1", "1.0", "²", "٣", "1²", "9" * 19, "abc", "1_0"])
def test_everything_else_is_none(text):
    assert whole_number(text) is None
