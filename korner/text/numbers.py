"""Which number stands in an address or a form?"""

MOST_DIGITS = 18  # a database's whole numbers end in the nineteenth


def whole_number(text: str) -> int | None:
    """The whole number in `text` (plain digits, at most 18 of them), else None.

    `str.isdigit` alone also takes "²", which `int` refuses, and digits of other scripts.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
