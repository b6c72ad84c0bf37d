"""A workbook of Excel: unpacked within limits, its first sheet read as a stream, nothing in it worked out or fetched."""

import re
import zipfile
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from korner.tables.csv_files import too_long, too_much, too_wide
from korner.tables.sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SIGNS,
    Sheet,
    TableTrouble,
    Unreadable,
    is_empty,
    without_end,
)

MOST_UNPACKED = 60 * 1024 * 1024
MOST_STRINGS = 25 * 1024 * 1024  # of the one part that is held in memory
MOST_PARTS = 500
MOST_SHEETS = 20
LAST_LINE = 1_048_576  # of a sheet of Excel
CHUNK = 1024 * 1024
# A part of a workbook declares nothing: who does means entities. Written in one byte a letter or in two.
DECLARED = tuple(
    word.encode(codec) for word in ("<!DOCTYPE", "<!ENTITY") for codec in ("ascii", "utf-16-le", "utf-16-be")
)
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:$]{1,30})[\"']")
ONLY_ZEROS = re.compile("0{2,20}")


def read_xlsx(data):
    """The Sheet in the bytes of a workbook. Raises TableTrouble."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            look_into(parts)
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except TableTrouble:
        raise
    except (
        Exception
    ) as trouble:  # A broken workbook breaks its reader in many ways; each means the same to who sent it.
        raise TableTrouble(broken()) from trouble
    try:
        return first_sheet(book)
    except TableTrouble:
        raise
    except Exception as trouble:
        raise TableTrouble(broken()) from trouble
    finally:
        book.close()


def look_into(parts):
    """Refuse what would unpack to too much, or declares entities. Raises TableTrouble."""
    found = parts.infolist()
    if any(part.flag_bits & 1 for part in found):
        raise TableTrouble(_("This file has a password. Save it without one."))
    if "xl/workbook.xml" not in parts.namelist():
        raise TableTrouble(_("This file is no table: neither CSV nor Excel (.xlsx)."))
    # The library that unpacks reads no more of a part than it announces.
    large = [part for part in found if part.filename.lower().endswith("sharedstrings.xml")]
    if (
        len(found) > MOST_PARTS
        or sum(part.file_size for part in found) > MOST_UNPACKED
        or sum(part.file_size for part in large) > MOST_STRINGS
    ):
        raise TableTrouble(_("This file is far larger once it is unpacked. Save only the table, as a new file."))
    for part in found:
        if part.filename.lower().endswith((".xml", ".rels")):
            with parts.open(part) as stream:
                end = b""
                while chunk := stream.read(CHUNK):
                    if any(word in end + chunk for word in DECLARED):
                        raise TableTrouble(broken())
                    end = chunk[-40:]


def first_sheet(book):
    """The first sheet that is seen and holds something, as a Sheet."""
    if len(book.worksheets) > MOST_SHEETS:
        raise TableTrouble(_("The file has more than %d sheets.") % MOST_SHEETS)
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for number, sheet in enumerate(seen):
        head, rows = rows_of(sheet)
        if head is None:
            continue
        refuse_merged(book, sheet)
        notes = []
        others = [other.title for other in seen[number + 1 :]]
        if others:
            said = {"read": sheet.title, "others": ", ".join(others[:5])}
            notes.append(_("Only the sheet “%(read)s” is read, not: %(others)s.") % said)
        return Sheet(head, rows, "XLSX", notes)
    raise TableTrouble(_("The file is empty."))


def rows_of(sheet):
    """(head, rows) of one sheet, the head None where it is empty."""
    sheet.reset_dimensions()  # what a file says of its size is not believed
    head, rows = None, []
    for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        if line > LAST_LINE:
            raise TableTrouble(broken())
        cells = without_end([taken(cell) for cell in row])
        if not cells:
            continue
        if head is None:
            head = ["" if cell is None else str(cell).strip() for cell in cells]
            if len(head) > MOST_COLUMNS:
                raise TableTrouble(too_wide())
            continue
        if len(rows) >= MOST_ROWS:
            raise TableTrouble(too_long())
        rows.append((line, cells))
    return head, rows


def taken(cell):
    """What a cell holds, or why it is not taken."""
    value = cell.value
    if is_empty(value):
        return None
    if cell.data_type == "f":
        shown = value if isinstance(value, str) else "="
        return Unreadable(shown[:60], _("This is a formula. Put its result there, as a value."))
    if cell.data_type == "e":
        return Unreadable(str(value)[:60], _("The spreadsheet shows an error here."))
    if isinstance(value, str):
        if len(value) > MOST_SIGNS:
            return Unreadable(value[:60] + "…", too_much())
        # What was typed after an apostrophe is meant as text; the apostrophe is kept as a sign of it.
        return f"'{value}" if value[0] in "=+-@" and cell.style_array.quotePrefix else value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 and not cell.is_date:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and ONLY_ZEROS.fullmatch(cell.number_format or ""):
        return str(value).zfill(len(cell.number_format))  # 01000, shown so by its format only
    return value


def refuse_merged(book, sheet):
    """A merged cell belongs to several rows, and nobody can say to which. Raises TableTrouble that names them."""
    found, end = [], b""
    with book._archive.open(sheet._worksheet_path) as stream:
        while chunk := stream.read(CHUNK):
            found += [match.decode() for match in MERGED.findall(end + chunk)]
            end = chunk[-200:]
    if found:
        named = ", ".join(dict.fromkeys(found[:10]))
        raise TableTrouble(_("The table has merged cells (%s). Take them apart: each row needs its own.") % named)


def broken():
    return _("This Excel file is broken. Open it, save it as a new .xlsx, and send that.")
