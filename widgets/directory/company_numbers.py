"""The numbers of Belgian enterprises: read in any notation, kept in one."""

from django.utils.translation import gettext as _
from stdnum.be import vat
from stdnum.exceptions import ValidationError as NotANumber


def read_company_number(text):
    """The number as "BE 0123.456.749", from "BE0123456749", "123.456.749" and their like.

    Raises ValueError with words where it is no such number, or its last two digits do not fit the others.
    """
    try:
        number = vat.validate(text)
    except NotANumber:
        raise ValueError(_("This is not a Belgian company number.")) from None
    return f"BE {number[:4]}.{number[4:7]}.{number[7:]}"
