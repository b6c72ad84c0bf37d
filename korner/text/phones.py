"""Telephone numbers in every notation people write them in: read, stored as +32…, and written again as people read them.

The numbers' rules are those of the library phonenumbers (kept up with the numbering plans by its authors).
"""

import re

import phonenumbers
from phonenumbers import PhoneNumberType

SEPARATORS = ("\n", ";", "|", ",", " / ")

# What web pages, spreadsheets and address books of telephones leave within a number: spaces of every width, and marks of
# direction that nobody sees.
GAPS = re.compile(r"[\s\u2000-\u200a]+")
BELGIUM, BELGIAN_MOBILE = 32, "4"
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class NoNumber(ValueError):
    """What was given is no telephone number."""


def read_phone(text, country="BE"):
    """Return the number in `text` as "+3225551234". `country` ("BE", "TR") is where a number without +32 or 0032 is meant.

    Raises NoNumber for anything that is no number of any country: "0000", a word, too few or too many digits.
    """
    try:
        number = phonenumbers.parse(GAPS.sub(" ", UNSEEN.sub("", text)).strip(), country)
    except phonenumbers.NumberParseException:
        raise NoNumber(text) from None
    if not could_be(number) or len(set(str(number.national_number))) < 3 or number.extension:
        raise NoNumber(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def could_be(number):
    """Whether a parsed number is as long as those of its kind are, or is one of the plan of its country.

    "Possible" and not "valid": plans of numbering grow, and the made-up numbers of demos and tests are in no plan. But as
    long as some number of Turkey is "0272 214 12 12 - 13", too, and as long as a Belgian mobile one is "02 5555 1234".
    """
    if phonenumbers.is_valid_number(number):
        return True
    digits = phonenumbers.national_significant_number(number)
    if digits.startswith("0"):  # one too few, so that the nought before it was taken for a digit
        return False
    if phonenumbers.is_possible_number_for_type(number, PhoneNumberType.FIXED_LINE):
        return True
    mobile = phonenumbers.is_possible_number_for_type(number, PhoneNumberType.MOBILE)
    return mobile and (number.country_code != BELGIUM or digits.startswith(BELGIAN_MOBILE))


def read_phones(text, country="BE"):
    """Return the list of all numbers in `text`, which has one a line or between ; | , or " / "; each once, in their order.

    Raises NoNumber with the part that is none.
    """
    parts = [text]
    for sign in SEPARATORS:
        parts = [piece for part in parts for piece in part.split(sign)]
    return list(dict.fromkeys(read_phone(part, country) for part in parts if part.strip()))


def shown_phone(stored, country="BE"):
    """Return a stored number as readers in `country` write it: "02 555 12 34", and another country's with its "+90 …"."""
    try:
        number = phonenumbers.parse(stored, None)
    except phonenumbers.NumberParseException:
        return stored
    own = phonenumbers.country_code_for_region(country) == number.country_code
    form = phonenumbers.PhoneNumberFormat.NATIONAL if own else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
