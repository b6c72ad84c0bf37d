"""A CSV as programs of three countries write it: its letters, the sign it is cut at, its rows."""

import codecs
import csv
import io
import re

from django.utils.translation import gettext as _

from korner.tables.sheet import MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, Sheet, TableTrouble, Unreadable, without_end

DELIMITERS = ";,\t|"
SHOWN = {"\t": "Tab"}
NO_LETTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
BYTE_ORDERS = [
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
]
# What Turkish programs write (ISO-8859-9 is part of windows-1254) differs from what western ones write in six letters,
# ğ ı ş and their capitals; there the western ones have ð ý þ, which neither French nor Dutch knows. So Turkish comes first,
# and the western table where a byte is no Turkish letter at all.
EIGHT_BITS = [("cp1254", "windows-1254"), ("cp1252", "windows-1252")]


def read_csv(data, known):
    """The Sheet in the bytes of a CSV. Raises TableTrouble."""
    text, letters = decoded(data)
    odd = NO_LETTERS.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise TableTrouble(_("Line %d holds a sign that stands in no text. Is this a CSV?") % line)
    text, said = without_said_delimiter(text)
    delimiter = said or guessed(text, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head, rows, line = None, [], 0
    try:
        for line, found in enumerate(reader, 1):
            cells = without_end(found)
            if not cells:
                continue
            if head is None:
                head = [cell.strip() for cell in cells]
                if len(head) > MOST_COLUMNS:
                    raise TableTrouble(too_wide())
                continue
            if len(rows) >= MOST_ROWS:
                raise TableTrouble(too_long())
            rows.append((line, [taken(cell) for cell in cells]))
    except csv.Error as trouble:
        words = _("Line %d cannot be read: is a quotation mark missing there?") % (line + 1)
        raise TableTrouble(words) from trouble
    if head is None:
        raise TableTrouble(_("The file is empty."))
    return Sheet(head, rows, f"CSV · {letters} · {SHOWN.get(delimiter, delimiter)}")


def decoded(data):
    """(text, name of its encoding). Raises TableTrouble."""
    for mark, codec, name in BYTE_ORDERS:
        if data.startswith(mark):
            return as_text(data, codec), name
    order = unmarked_utf16(data)
    if order:
        return as_text(data, order), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        for codec, name in EIGHT_BITS:
            try:
                return data.decode(codec), name
            except UnicodeDecodeError:
                continue
    raise TableTrouble(unreadable_letters())


def as_text(data, codec):
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise TableTrouble(unreadable_letters()) from None


def unmarked_utf16(data):
    """The codec, where every second byte of the beginning is a zero: Latin letters of two bytes without their mark."""
    start = data[:400]
    if len(data) % 2 == 0 and len(start) >= 4:
        for odd, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
            zeros = start[odd::2].count(0)
            if zeros > len(start) * 0.3 and not start[1 - odd :: 2].count(0):
                return codec
    return ""


def without_said_delimiter(text):
    """(text, sign): Excel's own first line "sep=;" is no row of the table."""
    match = re.match(r'\ufeff?"?sep=(.)"?\r?\n', text, re.IGNORECASE)
    return (text[match.end() :], match[1]) if match and match[1] in DELIMITERS else (text.removeprefix("\ufeff"), "")


def guessed(text, known):
    """The sign at which the head falls into the most columns that are looked for, else into the most columns."""
    start = text.lstrip("\r\n ")[:20_000]

    def weight(delimiter):
        try:
            head = next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        return sum(1 for cell in head if known(cell)), len(head)

    return max(DELIMITERS, key=weight)


def taken(cell):
    """The cell as it is, or why it is not taken."""
    if len(cell) > MOST_SIGNS:
        return Unreadable(cell[:60] + "…", too_much())
    return cell


# Asked when they are needed: in the language of who sent the file.
def unreadable_letters():
    return _("The letters of this file cannot be read. Save it as CSV UTF-8.")


def too_much():
    return _("There is too much text in this cell. Is a quotation mark missing?")


def too_wide():
    return _("The table has more than %d columns.") % MOST_COLUMNS


def too_long():
    return _("The table has more than %d rows. Divide it.") % MOST_ROWS
