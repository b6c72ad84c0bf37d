"""The numbers of Belgian enterprises: read in any notation, kept in one."""

import re

from django.utils.translation import gettext as _
from stdnum.be import vat
from stdnum.exceptions import ValidationError as NotANumber

# What stands before or behind the number on a letterhead: "TVA BE 0403.019.261", "KBO 0403.019.261 RPR Brussel".
BEFORE = re.compile(r"^(?:\W*(?:(?:tva|btw|vat|kdv|bce|kbo|rpm|rpr|no|nr|be)\b|n[°º]))*\W*", re.IGNORECASE)
BEHIND = re.compile(r"\s+(?:rpm|rpr)\b.*$", re.IGNORECASE)


def read_company_number(text):
    """The number as "BE 0123.456.749", from "BE0123456749", "123.456.749", "TVA BE 0123.456.749" and their like.

    Raises ValueError with words where it is no such number, or its last two digits do not fit the others.
    """
    try:
        number = vat.validate(BEHIND.sub("", BEFORE.sub("", text)))
    except NotANumber:
        raise ValueError(_("This is not a Belgian company number.")) from None
    return f"BE {number[:4]}.{number[4:7]}.{number[7:]}"
