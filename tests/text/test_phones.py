"""Telephone numbers as they are copied: with spaces nobody sees, and with a digit too many or too few."""

import pytest

from korner.text.phones import NoNumber, read_phone


@pytest.mark.parametrize(
    "typed",
    [
        "02\u202f555\u202f12\u202f34",  # the narrow space of French pages
        "02\u2009555\u200912\u200934",
        "02\u00a0555\u00a012\u00a034",
        "02\u2011555\u201112\u201134",
        "\u202a+32 2 555 12 34\u202c",  # as the address book of a telephone copies it
        "\u200e+32\u200b2\u00ad5551234",
        "0032 (0)2/555.12.34",
    ],
)
def test_spaces_of_every_width_and_unseen_marks_are_no_part_of_a_number(typed):
    assert read_phone(typed) == "+3225551234"


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("0272 214 12 12-13", "TR"),  # two lines in one: the second would make a number that nobody has
        ("0272 214 12 12 / 13", "TR"),
        ("+90 272 214 12 12 13", "BE"),
        ("0272 214 12 1", "TR"),
        ("02 5555 1234", "BE"),  # as long as a mobile number
        ("02 555 12", "BE"),
        ("0000", "BE"),
        ("0000 00 00 00", "TR"),
    ],
)
def test_a_digit_too_many_or_too_few_is_refused(typed, country):
    with pytest.raises(NoNumber):
        read_phone(typed, country)


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("0470 55 51 23", "BE", "+32470555123"),
        ("04 366 41 11", "BE", "+3243664111"),
        ("0800 12 345", "BE", "+3280012345"),
        ("0903 99 000", "BE", "+3290399000"),
        ("444 1 234", "TR", "+904441234"),
        ("0850 222 12 34", "TR", "+908502221234"),
        ("(0272) 214 12 12", "TR", "+902722141212"),
        ("+49 30 1234567", "BE", "+49301234567"),
        ("+352 621 123 456", "BE", "+352621123456"),
    ],
)
def test_numbers_of_every_kind_are_read(typed, country, stored):
    assert read_phone(typed, country) == stored
