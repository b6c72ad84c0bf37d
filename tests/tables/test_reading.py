"""Files as three countries and their programs write them, and files that are none."""

import csv
import io
import zipfile

import pytest
from django.utils import translation
from openpyxl import Workbook
from openpyxl.styles import Font

from korner.tables.reading import read
from korner.tables.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, TableTrouble, Unreadable
from tests.tables.making import book, book_with

HEAD = ["Ad", "Şehir"]
ROW = ["Işık Eczanesi", "Çağlayan"]
TEXT = "Ad;Şehir\r\nIşık Eczanesi;Çağlayan\r\n"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def refused(data):
    """The words with which a file is refused."""
    with pytest.raises(TableTrouble) as trouble:
        read(data)
    return str(trouble.value)


# --- letters --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("codec", "read_as"),
    [
        ("utf-8", "CSV · UTF-8 · ;"),
        ("utf-8-sig", "CSV · UTF-8 · ;"),
        ("utf-16", "CSV · UTF-16 · ;"),
        ("utf-16-le", "CSV · UTF-16 · ;"),
        ("utf-16-be", "CSV · UTF-16 · ;"),
        ("iso-8859-9", "CSV · windows-1254 · ;"),
        ("cp1254", "CSV · windows-1254 · ;"),
    ],
)
def test_turkish_letters_are_read_in_every_encoding(codec, read_as):
    sheet = read(TEXT.encode(codec))
    assert (sheet.head, sheet.rows, sheet.read_as) == (HEAD, [(2, ROW)], read_as)


def test_french_letters_of_a_western_program_are_read():
    sheet = read("Nom;Ville\nPharmacie du Châtelet – Cœur;Liège\n".encode("cp1252"))
    assert sheet.rows == [(2, ["Pharmacie du Châtelet – Cœur", "Liège"])]


def test_letters_that_turkish_has_not_are_read_as_western():
    sheet = read("Nom;Ville\nŽeljko;Namur\n".encode("cp1252"))
    assert sheet.rows == [(2, ["Željko", "Namur"])]
    assert sheet.read_as == "CSV · windows-1252 · ;"


def test_half_a_letter_of_utf16_is_refused_with_words():
    assert "letters" in refused(b"\xff\xfeA\x00;\x00\x01\xd8")


# --- the sign it is cut at --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_sign_between_cells_is_guessed(sign):
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows([HEAD, ["Işık; Ay, Yıldız | Co", "50,8"]])
    assert read(text.getvalue().encode()).rows == [(2, ["Işık; Ay, Yıldız | Co", "50,8"])]


def test_columns_that_are_looked_for_decide_between_two_signs():
    sheet = read(b"Ad, soyad;Adres, no, kat\nIsik;Rue 1, 2\n", lambda head: head in ("Ad, soyad", "Adres, no, kat"))
    assert sheet.head == ["Ad, soyad", "Adres, no, kat"]


def test_line_of_excel_that_says_the_sign_is_no_row():
    sheet = read("sep=,\r\nAd,Şehir\r\nIşık,Gent\r\n".encode())
    assert (sheet.head, sheet.rows) == (HEAD, [(2, ["Işık", "Gent"])])


def test_lines_are_counted_as_the_spreadsheet_counts_them():
    sheet = read(b'\n\nAd;Not\nA;"two\nlines"\n;;\n\nB;x\n')
    assert [line for line, _row in sheet.rows] == [4, 7]


# --- no tables --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b";;;\n;;\n", b"\xff\xfe", b"   "])
def test_empty_file_is_refused(data):
    assert refused(data) == "The file is empty."


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
        b"\xff\xd8\xff\xe0" + b"\x00" * 50,
        b"%PDF-1.7 ...",
        b"<!DOCTYPE html><html></html>",
        b"<?xml version='1.0'?><a/>",
    ],
)
def test_picture_that_was_renamed_is_no_table(data):
    assert "no table" in refused(data)


def test_sign_that_stands_in_no_text_is_named_by_its_line():
    assert refused(b"Ad;Sehir\nIsik;Gent\nA\x00B;Gent\n").startswith("Line 3 ")


def test_password_and_old_excel_are_told_apart_from_tables():
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)


def test_file_over_ten_megabytes_is_refused_unread():
    assert "10 MB" in refused(b"Ad;x\n" + b"a" * MOST_BYTES)


def test_twenty_thousand_rows_are_read_and_no_more():
    rows = b"Isik;Gent\n" * MOST_ROWS
    assert len(read(b"Ad;Sehir\n" + rows).rows) == MOST_ROWS
    assert "20000 rows" in refused(b"Ad;Sehir\n" + rows + b"Ay;Mons\n")


def test_sixty_columns_are_read_and_no_more():
    head = ";".join(f"c{number}" for number in range(MOST_COLUMNS + 1))
    assert "60 columns" in refused(f"{head}\nx\n".encode())
    assert len(read(f"{head.rpartition(';')[0]}\nx\n".encode()).head) == MOST_COLUMNS


def test_very_long_cell_breaks_its_row_only():
    sheet = read(f"Ad;Sehir\n{'a' * 20_000};Gent\nIsik;Mons\n".encode())
    (_line, (cell, _city)), good = sheet.rows
    assert isinstance(cell, Unreadable)
    assert good == (3, ["Isik", "Mons"])


def test_quotation_mark_that_never_ends_is_named_by_its_line():
    text = 'Ad;Sehir\nIsik;"Gent\n' + "Ay;Mons\n" * 30_000
    assert refused(text.encode()).startswith("Line 2 ")


# --- workbooks ----------------------------------------------------------------------------------------------------------
def test_workbook_is_read_from_its_first_seen_sheet():
    made = Workbook()
    made.active.title = "Gizli"
    made.active.append(["no"])
    made.active.sheet_state = "hidden"
    made.create_sheet("Boş")
    list_ = made.create_sheet("Liste")
    list_.append(HEAD)
    list_.append(ROW)
    made.create_sheet("Notlar").append(["x"])
    sheet = read(book_with(made))
    assert (sheet.head, sheet.rows) == (HEAD, [(2, ROW)])
    assert sheet.notes == ["Only the sheet “Liste” is read, not: Notlar."]


def test_formula_is_named_and_never_worked_out():
    sheet = read(book([HEAD, ["=1+1", "Gent"], ["Ay", '=HYPERLINK("http://example.org")']]))
    (_two, first), (_three, second) = sheet.rows
    assert (str(first[0]), first[1], second[0]) == ("=1+1", "Gent", "Ay")
    assert "formula" in first[0].words
    assert isinstance(second[1], Unreadable)


def test_error_of_the_spreadsheet_is_named():
    made = Workbook()
    made.active.append(HEAD)
    made.active.append(["#N/A", "Gent"])
    made.active["A2"].data_type = "e"
    ((_line, (cell, _city)),) = read(book_with(made)).rows
    assert isinstance(cell, Unreadable)


def test_numbers_come_as_they_were_meant():
    made = Workbook()
    made.active.append(["a", "b", "c"])
    made.active.append([1000.0, 1000, 50.8467])
    made.active["B2"].number_format = "00000"
    ((_line, cells),) = read(book_with(made)).rows
    assert cells == [1000, "01000", 50.8467]


def test_empty_rows_far_down_and_a_false_size_cost_nothing():
    made = Workbook()
    made.active.append(HEAD)
    made.active.append(ROW)
    made.active.cell(60_000, 1, "Ay")
    made.active.cell(1, 200).font = Font(bold=True)  # formatted, and empty
    sheet = read(book_with(made))
    assert [line for line, _cells in sheet.rows] == [2, 60_000]
    assert sheet.head == HEAD


def test_merged_cells_are_named():
    made = Workbook()
    for row in (HEAD, ROW, ["", "Gent"]):
        made.active.append(row)
    made.active.merge_cells("A2:A3")
    assert "A2:A3" in refused(book_with(made))


def test_workbook_without_rows_is_empty():
    assert refused(book([])) == "The file is empty."


def test_workbook_with_sixty_one_columns_is_refused():
    assert "60 columns" in refused(book([[f"c{number}" for number in range(61)], ["x"]]))


# --- workbooks that mean harm -------------------------------------------------------------------------------------------
def changed(data, parts):
    """A workbook with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def test_workbook_that_unpacks_to_a_hundred_megabytes_is_refused_before_it_is_unpacked():
    bomb = changed(book([HEAD, ROW]), {"xl/worksheets/sheet2.xml": b"<x>" + b" " * 100_000_000})
    assert len(bomb) < 500_000
    assert "larger once it is unpacked" in refused(bomb)


def test_workbook_that_lies_about_the_size_of_a_part_is_broken():
    bomb = bytearray(changed(book([HEAD, ROW]), {"xl/worksheets/sheet1.xml": b"<x>" + b" " * 80_000_000}))
    true = (80_000_003).to_bytes(4, "little")
    assert bomb.count(true) == 2
    assert "broken" in refused(bytes(bomb).replace(true, (5_000).to_bytes(4, "little")))


def test_workbook_with_too_many_parts_is_refused():
    bomb = changed(book([HEAD, ROW]), {f"xl/media/{number}.bin": b"x" for number in range(600)})
    assert "larger once it is unpacked" in refused(bomb)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused(codec):
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    assert "broken" in refused(changed(book([HEAD, ROW]), {"xl/sharedStrings.xml": laughs.encode(codec)}))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and then nothing",
        b"PK\x05\x06" + b"\x00" * 18,
    ],
)
def test_broken_archive_is_refused_with_words(data):
    assert "Excel" in refused(data)


def test_other_office_files_are_no_tables():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", "<x/>")
    assert "no table" in refused(out.getvalue())


def test_workbook_whose_sheet_is_no_xml_is_broken():
    assert "broken" in refused(changed(book([HEAD, ROW]), {"xl/worksheets/sheet1.xml": b"<worksheet><row>"}))


def test_links_to_elsewhere_are_not_followed():
    rels = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"'
        b' Target="http://192.0.2.1/x.xlsx" TargetMode="External"/></Relationships>'
    )
    links = {
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels,
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
    }
    assert read(changed(book([HEAD, ROW]), links)).rows == [(2, ROW)]
