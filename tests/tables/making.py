"""Workbooks for the tests."""

import io

from openpyxl import Workbook


def book(rows):
    """The bytes of a workbook with these rows."""
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return book_with(made)


def book_with(made):
    """The bytes of a workbook."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
