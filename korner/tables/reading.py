"""What kind of file is this, and what table does it hold?"""

from django.utils.translation import gettext as _

from korner.tables.csv_files import read_csv
from korner.tables.sheet import MOST_BYTES, TableTrouble
from korner.tables.xlsx_files import read_xlsx

MEGABYTE = 1024 * 1024
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an old .xls, and an .xlsx with a password
NO_TABLES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"%PDF", b"Rar!", b"\x1f\x8b", b"7z\xbc\xaf", b"{\\rtf")


def read(data, known=lambda word: False):
    """The Sheet in `data` (bytes), whatever the file is called. Raises TableTrouble with words.

    `known(header)` tells whether a header is one that is looked for: it decides between the signs a CSV may be cut at.
    """
    if len(data) > MOST_BYTES:
        raise TableTrouble(_("The file is larger than %d MB.") % (MOST_BYTES // MEGABYTE))
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n;,"):
        raise TableTrouble(_("The file is empty."))
    if data.startswith(COMPOUND):
        words = _(
            "This file has a password, or is an old Excel file (.xls). Save it as .xlsx without a password, or as CSV."
        )
        raise TableTrouble(words)
    if data.startswith(b"PK"):
        return read_xlsx(data)
    if data.startswith(NO_TABLES) or data.lstrip()[:9].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise TableTrouble(no_table())
    return read_csv(data, known)


def no_table():
    """What is said of a file that holds something else."""
    return _("This file is no table: neither CSV nor Excel (.xlsx).")
