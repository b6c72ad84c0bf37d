"""Tables of pharmacies and of duties: tried out, whole or not at all, each wrong row named with its line and its reason."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import PlaceFactory
from tests.pharmacies.making import commune, district, in_place, make_pharmacy, make_shift
from widgets.pharmacies.models import DutyShift, Pharmacy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

PHARMACIES = "eczane;ilçe;adres;telefon;diller;enlem;boylam\n"
DUTIES = "tarih;eczane;ilçe;başlangıç;bitiş;tür\n"


@pytest.fixture(autouse=True)
def editor(staff):
    return staff("editor")


@pytest.fixture
def schaerbeek():
    return commune(name_nl="Schaarbeek", spellings=["Skarbek"])


def send(client, kind, table, name="liste.csv"):
    data = table if isinstance(table, bytes) else table.encode()
    return client.post(reverse(f"admin:pharmacies_{kind}_table"), {"file": SimpleUploadedFile(name, data)})


def troubles(answer):
    """[(line, column, words)] of what a trial found."""
    return [(trouble.line, trouble.column, trouble.words) for trouble in answer.context_data["trial"].troubles]


def lines(answer):
    return [trouble.line for trouble in answer.context_data["trial"].troubles]


def write(client, kind, answer):
    shown = answer.context_data
    address = reverse(f"admin:pharmacies_{kind}_table_trial", args=[shown["word"]])
    return client.post(address, {"tried": shown["trial"].digest})


def bring_in(client, kind, table, name="liste.csv"):
    """Send a table and write it; its trial."""
    answer = send(client, kind, table, name)
    assert answer.context_data["trial"].is_good, troubles(answer)
    if answer.context_data["trial"].writes:
        assert write(client, kind, answer).status_code == 302
    return answer.context_data["trial"]


def workbook(rows):
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


# --- pharmacies -----------------------------------------------------------------------------------------------------
def test_pharmacies_arrive_and_a_second_import_changes_nothing(client, schaerbeek):
    table = (
        PHARMACIES
        + "Çınar Eczanesi;Schaerbeek;Lale Cad. 5;02 555 12 34 / 0470 55 51 23;Türkçe, Fransızca;50,8676;4,3737\n"
    )
    assert bring_in(client, "pharmacy", table).new == 1
    pharmacy = Pharmacy.objects.get()
    assert (pharmacy.place, pharmacy.address) == (schaerbeek, "Lale Cad. 5")
    assert pharmacy.phones == ["+3225551234", "+32470555123"]
    assert pharmacy.languages == ["tr", "fr"]
    assert pharmacy.position == (50.8676, 4.3737)
    again = bring_in(client, "pharmacy", table)
    assert (again.new, again.changed, again.same) == (0, 0, 1)


@pytest.mark.parametrize("place", ["Schaerbeek", "SCHAARBEEK", "skarbek"])
def test_spellings_of_one_commune_and_of_one_name_are_the_same(client, schaerbeek, place):
    make_pharmacy("Çınar Eczanesi", schaerbeek, address="Lale Cad. 5")
    trial = bring_in(client, "pharmacy", f"eczane;ilçe;adres\nCINAR ECZANESİ;{place};Lale Cad. 5\n")
    assert (trial.new, trial.same) == (0, 1)


def test_a_pharmacy_with_a_number_may_change_its_name(client, schaerbeek):
    make_pharmacy("Çınar", schaerbeek, reference="E-1")
    trial = bring_in(client, "pharmacy", "No;eczane;ilçe\nE-1;Yeni Çınar;Schaerbeek\n")
    assert (trial.new, trial.changed) == (0, 1)
    assert Pharmacy.objects.get().name == "Yeni Çınar"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (";Schaerbeek;Lale Cad. 5;;;;", "eczane"),
        ("Kavak;;Lale Cad. 5;;;;", "commune"),
        ("Kavak;Atlantis;Lale Cad. 5;;;;", "commune"),
        ("Kavak;Schaerbeek;Lale Cad. 5;0000;;;", "telefon"),
        ("Kavak;Schaerbeek;Lale Cad. 5;yok;;;", "telefon"),
        ("Kavak;Schaerbeek;Lale Cad. 5;;;4,3737;50,8676", "enlem"),
        ("Kavak;Schaerbeek;Lale Cad. 5;;;50,8676;", "boylam"),
        ("Kavak;Schaerbeek;Lale Cad. 5;;Klingonca;;", "diller"),
        ("Kavak;Schaerbeek;=HYPERLINK(1);;;;", "adres"),
    ],
)
def test_a_broken_row_is_named_and_nothing_is_written(client, schaerbeek, row, column):
    answer = send(client, "pharmacy", PHARMACIES + f"Çınar;Schaerbeek;Lale Cad. 5;;;;\n{row}\n")
    assert lines(answer) == [3]
    assert troubles(answer)[0][1]
    assert troubles(answer)[0][2]
    assert not Pharmacy.objects.exists()


def test_a_commune_that_is_unknown_is_told_with_near_names(client, schaerbeek):
    answer = send(client, "pharmacy", PHARMACIES + "Kavak;Scharbeck;Lale Cad. 5;;;;\n")
    assert "Schaerbeek" in troubles(answer)[0][2]


def test_districts_of_one_name_are_told_apart_by_their_province(client):
    for number, name in enumerate(("Afyonkarahisar", "Samsun")):
        province = PlaceFactory(kind="province", country="TR", name_tr=name, name_fr=name)
        district("Merkez", parent=province, key=f"tr-{number}")
    answer = send(client, "pharmacy", "eczane;ilçe\nKavak;Merkez\n")
    assert "Samsun" in troubles(answer)[0][2]
    bring_in(
        client,
        "pharmacy",
        "eczane;il;ilçe;telefon\nKavak;Samsun;Merkez;0362 555 00 01\nÇınar;;Merkez (Afyonkarahisar);\n",
    )
    assert {(one.name, one.place.parent.name_tr) for one in Pharmacy.objects.all()} == {
        ("Kavak", "Samsun"),
        ("Çınar", "Afyonkarahisar"),
    }
    assert Pharmacy.objects.get(name="Kavak").phones == ["+903625550001"]


def test_the_same_pharmacy_twice_is_named_with_both_lines(client, schaerbeek):
    answer = send(client, "pharmacy", "eczane;ilçe\nÇınar;Schaerbeek\nÇınar;Schaarbeek\n")
    assert lines(answer) == [3]
    assert "2" in troubles(answer)[0][2]


# --- duties ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-9"])
def test_duties_arrive_in_every_encoding_and_a_second_import_changes_nothing(client, schaerbeek, encoding):
    pharmacy = make_pharmacy("Çınar Eczanesi", schaerbeek)
    table = (
        DUTIES + "24.11.2026;Çınar;Schaerbeek;22:00;08:00;Gece\n25/11/2026;ÇINAR ECZANESİ;Schaarbeek;9h;19h;\n"
    ).encode(encoding)
    assert bring_in(client, "dutyshift", table).new == 2
    night, day = pharmacy.shifts.order_by("starts")
    assert (night.starts, night.ends, night.kind) == (
        in_place("2026-11-24 22:00"),
        in_place("2026-11-25 08:00"),
        "night",
    )
    assert (day.starts, day.ends, day.kind) == (in_place("2026-11-25 09:00"), in_place("2026-11-25 19:00"), "day")
    assert night.checked_at is None
    again = bring_in(client, "dutyshift", table)
    assert (again.new, again.changed, again.same) == (0, 0, 2)


def test_a_workbook_with_dates_and_times_is_read(client, schaerbeek):
    from datetime import datetime, time

    pharmacy = make_pharmacy("Çınar", schaerbeek, reference="E-1")
    book = workbook(
        [["No", "Date", "Début", "Fin", "Type"], ["E-1", datetime(2026, 11, 24), time(22), time(8), "nuit"]]
    )
    bring_in(client, "dutyshift", book, "liste.xlsx")
    assert pharmacy.shifts.get().ends == in_place("2026-11-25 08:00")


def test_an_hour_that_a_spreadsheet_shows_as_a_number_is_that_hour(client, schaerbeek):
    from datetime import datetime

    pharmacy = make_pharmacy("Çınar", schaerbeek, reference="E-1")
    book = workbook([["No", "Date", "Début", "Fin"], ["E-1", datetime(2026, 11, 24), 0.25, 0.75]])
    bring_in(client, "dutyshift", book, "liste.xlsx")
    shift = pharmacy.shifts.get()
    assert (shift.starts, shift.ends) == (in_place("2026-11-24 06:00"), in_place("2026-11-24 18:00"))


def test_turkish_duties_are_turkish_time(client):
    pharmacy = make_pharmacy("Çınar", district())
    bring_in(client, "dutyshift", DUTIES + "24.11.2026;Çınar;Emirdağ;18:30;08:30;\n")
    assert pharmacy.shifts.get().starts == in_place("2026-11-24 18:30", "TR")


@pytest.mark.parametrize(
    "row",
    [
        "24.11.2026;Kavak;Schaerbeek;22:00;08:00;",  # no such pharmacy
        "24.11.2026;;;22:00;08:00;",
        "24.11.2026;Çınar;Atlantis;22:00;08:00;",
        "0000;Çınar;Schaerbeek;22:00;08:00;",
        "0000-00-00;Çınar;Schaerbeek;22:00;08:00;",
        "31.11.2026;Çınar;Schaerbeek;22:00;08:00;",
        "24.11.2026;Çınar;Schaerbeek;0000;08:00;",
        "24.11.2026;Çınar;Schaerbeek;25:00;08:00;",
        "24.11.2026;Çınar;Schaerbeek;08:00;08:00;",
        "24.11.2026;Çınar;Schaerbeek;22:00;08:00;öğle",
        "=1+1;Çınar;Schaerbeek;22:00;08:00;",
        ";Çınar;Schaerbeek;22:00;08:00;",
    ],
)
def test_a_broken_duty_is_named_and_nothing_is_written(client, schaerbeek, row):
    make_pharmacy("Çınar", schaerbeek)
    answer = send(client, "dutyshift", DUTIES + f"23.11.2026;Çınar;Schaerbeek;22:00;08:00;\n{row}\n")
    assert set(lines(answer)) == {3}
    assert all(words for _line, _column, words in troubles(answer))
    assert not DutyShift.objects.exists()


def test_a_shift_that_ends_on_a_day_before_it_begins_is_named(client, schaerbeek):
    make_pharmacy("Çınar", schaerbeek)
    head = "tarih;eczane;ilçe;başlangıç;bitiş tarihi;bitiş\n"
    answer = send(client, "dutyshift", head + "24.11.2026;Çınar;Schaerbeek;22:00;23.11.2026;08:00\n")
    assert lines(answer) == [2]
    bring_in(client, "dutyshift", head + "24.11.2026;Çınar;Schaerbeek;08:00;25.11.2026;08:00\n")
    assert DutyShift.objects.get().ends == in_place("2026-11-25 08:00")


def test_overlapping_shifts_of_the_table_are_named_at_both_lines(client, schaerbeek):
    make_pharmacy("Çınar", schaerbeek)
    table = (
        DUTIES
        + "24.11.2026;Çınar;Schaerbeek;20:00;08:00;\n26.11.2026;Çınar;Schaerbeek;20:00;08:00;\n25.11.2026;Çınar;Schaerbeek;07:00;19:00;\n"
    )
    answer = send(client, "dutyshift", table)
    found = troubles(answer)
    assert [line for line, _column, _words in found] == [2, 4]
    assert "4" in found[0][2]
    assert "2" in found[1][2]
    assert not DutyShift.objects.exists()


def test_a_shift_that_overlaps_with_a_stored_one_is_named(client, schaerbeek):
    make_shift(make_pharmacy("Çınar", schaerbeek), "2026-11-24 20:00", "2026-11-25 08:00")
    answer = send(client, "dutyshift", DUTIES + "24.11.2026;Çınar;Schaerbeek;22:00;09:00;\n")
    assert "20:00" in troubles(answer)[0][2]


def test_wrong_columns_are_named(client, schaerbeek):
    answer = send(client, "dutyshift", "a;b;c\n1;2;3\n")
    assert answer.context_data["form"].errors["file"]
    assert not DutyShift.objects.exists()


def test_a_mended_table_is_sent_again_and_taken(client, schaerbeek):
    make_pharmacy("Çınar", schaerbeek)
    send(client, "dutyshift", DUTIES + "24.11.2026;Çınar;Schaerbek;22:00;08:00;\n")
    bring_in(client, "dutyshift", DUTIES + "24.11.2026;Çınar;Schaerbeek;22:00;08:00;\n")
    assert DutyShift.objects.count() == 1


def test_what_was_compared_with_its_source_is_checked_once(client, editor, schaerbeek):
    make_pharmacy("Çınar", schaerbeek)
    table = "tarih;eczane;ilçe;başlangıç;bitiş;kaynak;checked\n24.11.2026;Çınar;Schaerbeek;22:00;08:00;Oda;evet\n"
    bring_in(client, "dutyshift", table)
    shift = DutyShift.objects.get()
    assert (shift.checked_by, shift.source) == (editor, "Oda")
    assert bring_in(client, "dutyshift", table).same == 1


def test_a_kind_that_was_set_by_hand_stays_where_the_table_says_none(client, schaerbeek):
    shift = make_shift(make_pharmacy("Çınar", schaerbeek), "2026-11-24 22:00", "2026-11-25 08:00", kind="holiday")
    assert bring_in(client, "dutyshift", DUTIES + "24.11.2026;Çınar;Schaerbeek;22:00;08:00;\n").same == 1
    shift.refresh_from_db()
    assert shift.kind == "holiday"


@pytest.mark.parametrize("kind", ["pharmacy", "dutyshift"])
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_is_given_out_comes_in_again_unchanged(client, schaerbeek, kind, format):
    emirdag = district(
        parent=PlaceFactory(kind="province", country="TR", name_tr="Afyonkarahisar", name_fr="Afyonkarahisar")
    )
    for pharmacy in (
        make_pharmacy("Çınar", schaerbeek, latitude=50.8676, longitude=4.3737),
        make_pharmacy("Lale", emirdag, phones=["+902725550001"]),
    ):
        make_shift(pharmacy, "2026-11-24 22:00", "2026-11-25 08:00", kind="night")
        make_shift(pharmacy, "2026-11-27 19:00", "2026-11-30 09:00", kind="weekend")
    answer = client.get(reverse(f"admin:pharmacies_{kind}_table_export", args=[format]))
    data = b"".join(answer.streaming_content)
    trial = bring_in(client, kind, data, f"liste.{format}")
    assert (trial.new, trial.changed, trial.same) == (0, 0, trial.total)
    assert trial.total in (2, 4)


def test_four_hundred_pharmacies_and_their_duties_arrive(client, schaerbeek):
    names = [f"Ağaç {number:03}" for number in range(400)]
    table = PHARMACIES + "".join(
        f"{name};Schaerbeek;Lale Cad. {number};02 555 {number // 100:02} {number % 100:02};tr;;\n"
        for number, name in enumerate(names, 1)
    )
    assert bring_in(client, "pharmacy", table).new == 400
    assert bring_in(client, "pharmacy", table).same == 400
    duties = DUTIES + "".join(
        f"{24 + number % 6}.11.2026;{name};Schaerbeek;22:00;08:00;\n" for number, name in enumerate(names)
    )
    assert bring_in(client, "dutyshift", duties).new == 400
    assert bring_in(client, "dutyshift", duties).same == 400
    broken = send(client, "pharmacy", table.replace("02 555 03 07", "0000") + "Yeni;Schaerbeek;;;;;\n")
    assert lines(broken) == [308]
    assert Pharmacy.objects.count() == 400
