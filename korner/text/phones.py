"""Telephone numbers in every notation people write them in: read, stored as +32…, and written again as people read them.

The numbers' rules are those of the library phonenumbers (kept up with the numbering plans by its authors).
"""

import phonenumbers

SEPARATORS = ("\n", ";", "|", ",", " / ")


class NoNumber(ValueError):
    """What was given is no telephone number."""


def read_phone(text, country="BE"):
    """Return the number in `text` as "+3225551234". `country` ("BE", "TR") is where a number without +32 or 0032 is meant.

    Raises NoNumber for anything that is no number of any country: "0000", a word, too few or too many digits.
    """
    try:
        number = phonenumbers.parse(text.strip(), country)
    except phonenumbers.NumberParseException:
        raise NoNumber(text) from None
    # "Possible" and not "valid": plans of numbering grow, and the made-up numbers of demos and tests are in no plan.
    if not phonenumbers.is_possible_number(number) or len(set(str(number.national_number))) < 3 or number.extension:
        raise NoNumber(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


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
