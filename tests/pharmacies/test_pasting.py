"""Lists as they are pasted: by mail, from a chamber's site, out of a spreadsheet. All of them are made up."""

from datetime import date
from types import SimpleNamespace

import pytest

from widgets.pharmacies.known_places import Known
from widgets.pharmacies.pasting import Pasting

TODAY = date(2026, 11, 24)
DAY = "2026-11-24"


def place(pk, country, kind, name, *, dutch="", parent=None, codes=(), spellings=()):
    return SimpleNamespace(
        pk=pk, country=country, kind=kind, name_tr=name, name_fr=name, name_nl=dutch, parent_id=parent,
        postcodes=list(codes), spellings=list(spellings),
    )  # fmt: skip


PLACES = [
    place(1, "BE", "commune", "Schaerbeek", dutch="Schaarbeek", codes=["1030"], spellings=["Skarbek"]),
    place(2, "BE", "commune", "Saint-Gilles", dutch="Sint-Gillis", codes=["1060"]),
    place(3, "BE", "commune", "Anderlecht", codes=["1070"]),
    place(4, "BE", "commune", "Saint-Nicolas", codes=["4420"]),
    place(5, "BE", "commune", "Saint-Nicolas", codes=["9100"], dutch="Sint-Niklaas"),
    place(6, "BE", "commune", "Saint-Josse-ten-Noode", codes=["1210"], spellings=["Saint-Josse"]),
    place(10, "TR", "province", "Afyonkarahisar", spellings=["Afyon"]),
    place(11, "TR", "district", "Emirdağ", parent=10),
    place(12, "TR", "district", "Merkez", parent=10),
    place(20, "TR", "province", "Samsun"),
    place(21, "TR", "district", "Çarşamba", parent=20),
    place(22, "TR", "district", "Merkez", parent=20),
]


def read(text, country="BE", **more):
    return Pasting(Known(PLACES), TODAY, country, **more).read(text)


def told(row):
    """A row in one line: name | place | address | numbers | day | hours."""
    hours = "{:02}:{:02}-{:02}:{:02}".format(*divmod(row.hours[0], 60), *divmod(row.hours[1], 60)) if row.hours else ""
    parts = [
        row.name,
        row.place.name_fr if row.place else "",
        row.address,
        " ".join(row.phones),
        str(row.day or ""),
        hours,
    ]
    return " | ".join(parts)


def test_a_list_by_mail_one_pharmacy_a_line():
    pasted = read(
        """Sayın editör,

24.11.2026 Salı
ÇINAR ECZANESİ – Lale Cad. No 5 Schaerbeek – 02 555 12 34 – 22.00-08.00
KAVAK ECZANESİ - Menekşe Sokak 12-14, Anderlecht - 02/555.12.35 22.00-08.00

25 Kasım Çarşamba
Söğüt Eczanesi, Rue du Saule 3, 1060 Saint-Gilles, 02 555 01 02, 08:00-20:00 (gündüz)

Saygılarımızla, Ali Veli 02 555 99 99"""
    )
    assert [told(row) for row in pasted.rows] == [
        f"ÇINAR ECZANESİ | Schaerbeek | Lale Cad. No 5 | +3225551234 | {DAY} | 22:00-08:00",
        f"KAVAK ECZANESİ | Anderlecht | Menekşe Sokak 12-14 | +3225551235 | {DAY} | 22:00-08:00",
        "Söğüt Eczanesi | Saint-Gilles | Rue du Saule 3 | +3225550102 | 2026-11-25 | 08:00-20:00",
    ]
    assert pasted.rows[2].kind == "day"
    assert pasted.rows[2].postcode == "1060"
    assert pasted.left == [(1, "Sayın editör,"), (10, "Saygılarımızla, Ali Veli 02 555 99 99")]


def test_a_french_list_with_commas_and_one_over_several_lines():
    pasted = read(
        """Bonjour, voici la liste des pharmacies de garde.
Mardi 24 novembre 2026
Pharmacie du Platane, rue Imaginaire 12, 1030 Schaerbeek, tél. 02/555.01.01; de 19h à 22h
Pharmacie du Rêve
Chaussée Inventée 45
1070 Anderlecht
Tél. : 02 555 01 02
de 22h à 9h

Cordialement"""
    )
    assert [told(row) for row in pasted.rows] == [
        f"Pharmacie du Platane | Schaerbeek | rue Imaginaire 12 | +3225550101 | {DAY} | 19:00-22:00",
        f"Pharmacie du Rêve | Anderlecht | Chaussée Inventée 45 | +3225550102 | {DAY} | 22:00-09:00",
    ]
    assert [number for number, _text in pasted.left] == [1, 10]


def test_a_table_with_heads_however_its_columns_stand():
    pasted = read(
        "Tarih\tİlçe\tEczane\tAdres\tTelefon\tSaat\tNöbet türü\n"
        "24.11.2026\tSchaarbeek\tÇINAR\tLale Cad. 5\t02 555 12 34\t22:00-08:00\tGece\n"
        "24.11.2026\tSkarbek\tKAVAK\tLale Cad. 6\t+32 2 555 12 35\t20-8\t\n"
    )
    assert [told(row) for row in pasted.rows] == [
        f"ÇINAR | Schaerbeek | Lale Cad. 5 | +3225551234 | {DAY} | 22:00-08:00",
        f"KAVAK | Schaerbeek | Lale Cad. 6 | +3225551235 | {DAY} | 20:00-08:00",
    ]
    assert pasted.rows[0].kind == "night"
    assert pasted.left == []


def test_a_broken_row_of_a_table_is_left_as_it_stands():
    pasted = read("Eczane\tTarih\tSaat\nÇINAR\t34.11.2026\t22:00-08:00\nKAVAK\t24.11.2026\t22:00-08:00")
    assert [row.name for row in pasted.rows] == ["KAVAK"]
    assert pasted.left == [(2, "ÇINAR\t34.11.2026\t22:00-08:00")]


def test_a_table_without_heads():
    pasted = read("24.11.2026\tÇınar Eczanesi\tLale Cad. 5\tSchaerbeek\t02 555 12 34\t22:00-08:00")
    assert told(pasted.rows[0]) == f"Çınar Eczanesi | Schaerbeek | Lale Cad. 5 | +3225551234 | {DAY} | 22:00-08:00"


def test_a_chambers_list_with_province_and_district_over_it():
    pasted = read(
        """AFYONKARAHİSAR
EMİRDAĞ
24.11.2026 Salı
ÇINAR ECZANESİ
Cumhuriyet Mah. Atatürk Cad. No:12
0272 555 00 00
18.30-08.30

SAMSUN / ÇARŞAMBA
KAVAK ECZANESİ\tPazar Mah. 5\t0362 555 00 01
Merkez İlçesi
SÖĞÜT ECZANESİ - Yeni Cad. 4 - 0362 555 00 02"""
    )
    assert [told(row) for row in pasted.rows] == [
        f"ÇINAR ECZANESİ | Emirdağ | Cumhuriyet Mah. Atatürk Cad. No:12 | +902725550000 | {DAY} | 18:30-08:30",
        f"KAVAK ECZANESİ | Çarşamba | Pazar Mah. 5 | +903625550001 | {DAY} | ",
        f"SÖĞÜT ECZANESİ | Merkez | Yeni Cad. 4 | +903625550002 | {DAY} | ",
    ]
    assert pasted.rows[2].place.pk == 22  # of the province that stands above it, not the other one


def test_a_title_names_place_and_day_of_what_follows():
    pasted = read(
        """Emirdağ Nöbetçi Eczaneleri - 26 Kasım 2026
1. Lale Eczanesi (0272) 555 00 02 Yeni Mah. No: 3
2. Gül Eczanesi 272 555 00 03 Eski Mah."""
    )
    assert [told(row) for row in pasted.rows] == [
        "Lale Eczanesi | Emirdağ | Yeni Mah. No: 3 | +902725550002 | 2026-11-26 | ",
        "Gül Eczanesi | Emirdağ | Eski Mah. | +902725550003 | 2026-11-26 | ",
    ]


def test_hours_over_a_list_hold_until_others_come():
    pasted = read(
        """24.11.2026
Gece nöbeti
22.00-09.00
Çınar Eczanesi, Lale Cad. 5, Schaerbeek
Kavak Eczanesi, Lale Cad. 6, Schaerbeek

Garde de jour
9h - 19h
Pharmacie du Saule, rue du Saule 7, Schaerbeek"""
    )
    assert [(row.name, row.hours, row.kind) for row in pasted.rows] == [
        ("Çınar Eczanesi", (1320, 540), "night"),
        ("Kavak Eczanesi", (1320, 540), "night"),
        ("Pharmacie du Saule", (540, 1140), "day"),
    ]


def test_a_duty_that_names_the_day_of_its_end():
    (row,) = read(
        "24.11.2026 22.00 – 25.11.2026 08.00 Pharmacie du Platane, rue Imaginaire 12, Schaerbeek +32 2 555 01 01"
    ).rows
    assert (row.day, row.hours, row.last_day) == (TODAY, (1320, 480), date(2026, 11, 25))
    assert row.phones == ["+3225550101"]


def test_a_duty_that_names_both_days_in_words_around_them():
    rows = read(
        "Du samedi 28/11/2026 à 9h00 au dimanche 29/11/2026 à 9h00 : Pharmacie Lion, rue Imaginaire 12, 02/555.12.34\n"
        "28.11.2026 Cumartesi saat 19.00'dan 29.11.2026 Pazar 08.30'a kadar Gül Eczanesi, Lale Cad. 5"
    ).rows
    assert [(row.name, row.address, row.day, row.hours, row.last_day) for row in rows] == [
        ("Pharmacie Lion", "rue Imaginaire 12", date(2026, 11, 28), (540, 540), date(2026, 11, 29)),
        ("Gül Eczanesi", "Lale Cad. 5", date(2026, 11, 28), (1140, 510), date(2026, 11, 29)),
    ]


def test_a_list_that_came_by_telephone_has_small_pictures_and_stars():
    pasted = read(
        """[28.11.2026 18:02] Ayşe: Bu gece nöbetçi eczaneler 🌙
*Çınar Eczanesi* 📍 Rue Imaginaire 12, 1030 Schaerbeek ☎️ \u202a+32 2 555 12 34\u202c
🏥 *Kavak Eczanesi*
📍 Lale Cad. 6
📞 02\u202f555\u202f12\u202f35"""
    )
    assert [told(row) for row in pasted.rows] == [
        "Çınar Eczanesi | Schaerbeek | Rue Imaginaire 12 | +3225551234 | 2026-11-28 | ",
        "Kavak Eczanesi |  | Lale Cad. 6 | +3225551235 | 2026-11-28 | ",
    ]


def test_the_two_numbers_of_a_house_are_no_hours_where_hours_are_known():
    rows = read(
        """Mardi 24 novembre 2026 de 22h00 à 9h00
Pharmacie du Midi
Boulevard Imaginaire, 15-17
1060 Saint-Gilles
Pharmacie du Nord, rue Inventée, 20-22, 1030 Schaerbeek, 02 555 12 35"""
    ).rows
    assert [told(row) for row in rows] == [
        f"Pharmacie du Midi | Saint-Gilles | Boulevard Imaginaire, 15-17 |  | {DAY} | 22:00-09:00",
        f"Pharmacie du Nord | Schaerbeek | rue Inventée, 20-22 | +3225551235 | {DAY} | 22:00-09:00",
    ]


def test_columns_of_a_pdf_that_ran_together_are_told_apart():
    (row,) = read("24.11.2026 DEMİR ECZANESİ Cumhuriyet Mah. No:3 0 (272) 555 12 34", "TR").rows
    assert (row.name, row.address, row.phones) == ("DEMİR ECZANESİ", "Cumhuriyet Mah. No:3", ["+902725551234"])


def test_two_cells_with_a_time_each_are_from_when_and_until_when():
    (row,) = read("Pharmacie A;Rue X 1;1030;Schaerbeek;02 555 12 34;24/11/2026;19:00;09:00").rows
    assert (row.day, row.hours) == (TODAY, (1140, 540))


@pytest.mark.parametrize(
    "number",
    [
        "02 555 12 34",
        "02/555.12.34",
        "02-555-12-34",
        "(02) 555 12 34",
        "+32 2 555 12 34",
        "0032 2 555 12 34",
        "025551234",
    ],
)
def test_a_telephone_number_is_known_in_every_notation(number):
    (row,) = read(f"Çınar Eczanesi, Lale Cad. 5, Schaerbeek, Tel: {number} 22.00-08.00").rows
    assert (row.phones, row.hours) == (["+3225551234"], (1320, 480))


@pytest.mark.parametrize(
    ("hours", "read_as"), [("19h-22h", (1140, 1320)), ("22:00-08:00", (1320, 480)), ("19u-22u", (1140, 1320))]
)
def test_hours_right_after_a_telephone_number_are_no_part_of_it(hours, read_as):
    (row,) = read(f"Pharmacie du Tilleul, Lale Cad. 5, Schaerbeek, 02/555.12.34 {hours}").rows
    assert (row.phones, row.hours) == (["+3225551234"], read_as)


def test_two_numbers_are_two():
    (row,) = read("Çınar Eczanesi – Schaerbeek – 02 555 12 34 / 0470 55 51 23").rows
    assert row.phones == ["+3225551234", "+32470555123"]


def test_a_name_that_two_communes_share_is_told_by_its_postcode_and_else_left_open():
    rows = read(
        "Pharmacie A, rue X 1, 9100 Saint-Nicolas, 02 555 12 34\nPharmacie B, rue Y 1, Saint-Nicolas, 02 555 12 35"
    ).rows
    assert [row.place.pk if row.place else None for row in rows] == [5, None]


def test_the_longest_name_of_a_place_counts():
    (row,) = read("Pharmacie A, Chaussée X 1 Saint-Josse-ten-Noode, 02 555 12 34").rows
    assert row.place.pk == 6
    assert row.address == "Chaussée X 1"


def test_weekdays_that_are_districts_too_are_weekdays_with_a_date():
    pasted = read("25.11.2026 Çarşamba\nÇınar Eczanesi, Lale Cad. 5, Schaerbeek, 02 555 12 34", "BE")
    assert [row.place.pk for row in pasted.rows] == [1]


def test_after_a_day_that_is_none_no_row_keeps_the_day_before():
    pasted = read(
        "24.11.2026\nÇınar Eczanesi – Schaerbeek – 02 555 12 34\n31.11.2026\nKavak Eczanesi – Schaerbeek – 02 555 12 35"
    )
    assert [row.day for row in pasted.rows] == [TODAY, None]
    assert pasted.left == [(3, "31.11.2026")]


def test_what_the_editor_says_of_the_whole_list_holds_where_it_says_nothing():
    pasting = Pasting(Known(PLACES), TODAY, "BE", PLACES[0])
    pasting.day, pasting.hours = TODAY, (1320, 480)
    (row,) = pasting.read("Çınar Eczanesi – Lale Cad. 5 – 02 555 12 34").rows
    assert told(row) == f"Çınar Eczanesi | Schaerbeek | Lale Cad. 5 | +3225551234 | {DAY} | 22:00-08:00"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Merhaba", "0000", "<script>alert(1)</script>", "=1+1", "\t\t\t", "24.11.2026", "((((", "½ ²"]
)
def test_what_is_no_list_gives_no_row_and_breaks_nothing(text):
    assert read(text).rows == []


def test_a_long_list_is_read_quickly_and_what_is_beyond_is_kept():
    line = "Çınar Eczanesi – Lale Cad. 5 Schaerbeek – 02 555 12 34 – 22.00-08.00\n"
    pasted = read(line * 1100)
    assert len(pasted.rows) == 1000
    assert pasted.rest.count("Çınar") == 100


@pytest.mark.parametrize(
    "junk", ["1 " * 20_000, "0" * 50_000, "a-" * 20_000, "(" * 20_000, "22.00-" * 5_000, "Schaerbeek " * 5_000]
)
def test_no_line_is_read_for_long(junk):
    import time

    begin = time.perf_counter()
    read(junk)
    assert time.perf_counter() - begin < 3
