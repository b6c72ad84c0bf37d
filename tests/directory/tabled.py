"""Firms as the rows of a table."""

import csv
import io

from korner.desk.tables import sheet_of
from widgets.directory.tables import FirmTable

HEAD = ["No", "Firma", "Métier", "Commune", "Adresse", "Telefon", "Saatler", "Diller", "Enlem", "Boylam"]
HOURS = ("pzt-cum 9-12.30, 14-18", "her gün 10-22; paz kapalı", "", "sal-cmt 8-19")


def sheet(*rows, head=HEAD):
    """The Sheet of a CSV file with these rows."""
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([head, *rows])
    return sheet_of(file.getvalue().encode("utf-8-sig"), FirmTable.columns)


def row(
    number,
    name,
    *,
    trade="Fırınlar",
    place="Schaerbeek",
    phone="02 555 01 77",
    hours="pzt-cum 9-18",
    at=("50,86", "4,37"),
):
    """One row of the table."""
    return [number, name, trade, place, "Örnek Sokağı 1", phone, hours, "Türkçe, Fransızca", *at]


def many_rows(number, trades, places):
    """Rows of so many firms, in turn of these trades (by both of their names) and places."""
    for one in range(number):
        yield row(
            f"F{one}",
            f"Firma {one} Örnek",
            trade=f"{trades[one % len(trades)].name_tr}; {trades[one % 7].name_fr}",
            place=places[one % len(places)].name_tr,
            hours=HOURS[one % len(HOURS)],
            phone=f"02 461 {one // 100:02} {one % 100:02}",
        )
