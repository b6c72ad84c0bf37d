"""A table given out: as CSV for every program, as a workbook for Excel, and an empty one to begin with.

A cell that a spreadsheet would work out is written as text (checklist M6): in a CSV behind an apostrophe, in a workbook as
text by its kind. Reading such a table again changes nothing.
"""

import csv
import re
from datetime import date
from tempfile import TemporaryFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from korner.tables.sheet import MOST_ROWS
from korner.text.casing import with_capital

AT_ONCE = 500
MOST_EXPORTED = MOST_ROWS
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMULA = re.compile("^[\t\r\n ]*[=+\\-@\t\r|%＝＋－＠]")
NEGATIVE = re.compile(r"^-\d+([.,]\d+)?$")
NO_LETTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Line:
    """What a csv writer writes to: the line itself."""

    def write(self, line):
        return line


def harmless(value):
    """A cell of a CSV that no spreadsheet works out."""
    text = NO_LETTERS.sub("", str(value))
    starts = FORMULA.match(text) and not NEGATIVE.match(text)
    return f"'{text}" if starts or text[:1] == "'" else text


def head(resource, language):
    return [with_capital(str(column.words), language) for column in exported(resource)]


def exported(resource):
    """The columns that are written out."""
    return [column for column in resource.columns if column.exported]


def rows(resource, things):
    """The cells of each of `things` (a QuerySet), read in parts by their numbers: no cursor stays open meanwhile."""
    things = resource.prepared(things)
    last, given = 0, 0
    while given < MOST_EXPORTED:
        part = list(things.filter(pk__gt=last).order_by("pk")[: min(AT_ONCE, MOST_EXPORTED - given)])
        for thing in part:
            yield resource.export_resource(thing)
        given += len(part)
        if len(part) < AT_ONCE:
            return
        last = part[-1].pk


def as_csv(head, rows):
    """The lines of a CSV, as bytes: UTF-8 with its mark, cut at semicolons, as Excel opens it in Belgium and Türkiye."""
    writer = csv.writer(Line(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff".encode() + writer.writerow([harmless(cell) for cell in head]).encode()
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row]).encode("utf-8", "replace")


def as_xlsx(head, rows):
    """A workbook in a temporary file that is gone when it is closed, opened at its beginning."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("korner")
    sheet.freeze_panes = "A2"
    for number in range(len(head)):
        sheet.column_dimensions[chr(65 + number) if number < 26 else f"A{chr(65 + number - 26)}"].width = 22
    sheet.append([text_cell(sheet, cell, bold=True) for cell in head])
    for row in rows:
        sheet.append([cell_of(sheet, value) for value in row])
    kept = TemporaryFile()  # noqa: SIM115  it is sent after this function: Django closes it with the answer
    book.save(kept)
    kept.seek(0)
    return kept


def cell_of(sheet, value):
    """Dates and numbers as such, nothing as nothing, all else as text."""
    if value == "":
        return None
    if isinstance(value, date | int | float) and not isinstance(value, bool):
        return value
    return text_cell(sheet, value)


def text_cell(sheet, value, bold=False):
    text = NO_LETTERS.sub("", str(value))[:32_767]
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # the library takes a text that begins with = for a formula
    if text[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    return cell
