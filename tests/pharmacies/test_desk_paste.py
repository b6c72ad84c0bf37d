"""The paste box: a list is read, shown in a table, mended, and written down when somebody says so."""

import pytest
from django.urls import reverse

from tests.pharmacies.making import commune, district, in_place, make_pharmacy, make_shift
from widgets.pharmacies.models import DutyShift, Pharmacy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LIST = """Merhaba, liste:
24.11.2026 Salı
ÇINAR ECZANESİ – Lale Cad. 5 Schaerbeek – 02 555 12 34 – 22.00-08.00
KAVAK ECZANESİ – Lale Cad. 7 Schaerbeek – 02 555 12 35 – 19.00-22.00"""


@pytest.fixture
def box():
    return reverse("admin:pharmacies_dutyshift_paste")


@pytest.fixture
def schaerbeek():
    return commune(name_nl="Schaarbeek", postcodes=["1030"])


def read(client, box, text=LIST, **more):
    return client.post(box, {"text": text, "country": "BE", "read": "1", **more})


def typed(answer, **changes):
    """What a browser sends back of the table, with `changes` {"row-0-name": text} (None: not ticked)."""
    rows = answer.context_data["rows"]
    form = {
        name: rows.management_form[field].value()
        for field in ("TOTAL_FORMS", "INITIAL_FORMS")
        for name in [f"row-{field}"]
    }
    for row in rows:
        form |= {f"row-{rows.forms.index(row)}-{name}": row[name].value() for name in row.fields if name != "take"}
        form[f"row-{rows.forms.index(row)}-take"] = "on"
    form |= changes
    shown = answer.context_data["form"]
    rest = {
        "text": shown["text"].value(),
        "country": "BE",
        "source": "Oda listesi",
        "save": "1",
        "rest": answer.context_data["rest"],
    }
    return {name: value for name, value in (form | rest).items() if value is not None}


def test_a_pasted_list_is_shown_and_nothing_is_written_until_it_is_confirmed(client, staff, box, schaerbeek):
    staff("editor")
    answer = read(client, box)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert not Pharmacy.objects.exists()
    assert 'value="ÇINAR ECZANESİ"' in text
    assert 'value="24.11.2026"' in text
    assert "Merhaba, liste:" in text  # not understood, as it stands
    assert client.post(box, typed(answer)).status_code == 302
    assert [pharmacy.name for pharmacy in Pharmacy.objects.order_by("pk")] == ["ÇINAR ECZANESİ", "KAVAK ECZANESİ"]
    shift = DutyShift.objects.get(pharmacy__name="ÇINAR ECZANESİ")
    assert (shift.starts, shift.ends) == (in_place("2026-11-24 22:00"), in_place("2026-11-25 08:00"))
    assert (shift.kind, shift.source, shift.checked_at) == ("night", "Oda listesi", None)
    assert Pharmacy.objects.first().phones == ["+3225551234"]


def test_the_same_list_pasted_twice_changes_nothing(client, staff, box, schaerbeek):
    staff("editor")
    for _time in range(2):
        client.post(box, typed(read(client, box)))
    assert (Pharmacy.objects.count(), DutyShift.objects.count()) == (2, 2)


def test_a_pharmacy_that_is_known_is_found_however_its_name_is_written(client, staff, box, schaerbeek):
    staff("editor")
    known = make_pharmacy("Pharmacie Cinar", schaerbeek)
    client.post(box, typed(read(client, box)))
    assert known.shifts.count() == 1
    assert Pharmacy.objects.count() == 2
    known.refresh_from_db()
    assert known.name == "Pharmacie Cinar"


def test_an_editor_mends_the_table_before_it_is_written(client, staff, box, schaerbeek):
    person = staff("editor")
    changes = {
        "row-0-name": "Çınar",
        "row-0-ends": "09:00",
        "row-0-kind": "holiday",
        "row-1-take": None,
        "checked": "on",
    }
    client.post(box, typed(read(client, box), **changes))
    shift = DutyShift.objects.get()
    assert shift.pharmacy.name == "Çınar"
    assert (shift.ends, shift.kind, shift.checked_by) == (in_place("2026-11-25 09:00"), "holiday", person)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("place", "Atlantis"),
        ("place", ""),
        ("phones", "0000"),
        ("day", "0000"),
        ("day", "31.02.2026"),
        ("begins", "25:00"),
        ("begins", "08:00"),  # it ends when it begins
        ("ends", "akşam"),
        ("ends", ""),
    ],
)
def test_one_wrong_field_keeps_all_back_and_everything_typed_comes_back(client, staff, box, schaerbeek, field, value):
    staff("editor")
    answer = client.post(box, typed(read(client, box), **{f"row-0-{field}": value, "row-1-address": "Başka Sok. 1"}))
    assert answer.status_code == 422
    assert not Pharmacy.objects.exists()
    rows = answer.context_data["rows"]
    assert list(rows[0].errors) in ([field], ["ends"])
    assert rows[0][field].value() == value
    assert 'value="Başka Sok. 1"' in answer.content.decode()
    assert client.post(box, typed(answer, **{f"row-0-{field}": "", "row-0-take": None})).status_code == 302


def test_rows_that_overlap_with_each_other_or_with_stored_ones_are_named(client, staff, box, schaerbeek):
    staff("editor")
    stored = make_pharmacy("Kavak", schaerbeek)
    make_shift(stored, "2026-11-24 20:00", "2026-11-25 08:00")
    answer = read(client, box, LIST + "\nÇınar Eczanesi – Lale Cad. 5 Schaerbeek – 02 555 12 34 – 07.00-09.00\n")
    answer = client.post(box, typed(answer, **{"row-2-day": "25.11.2026"}))
    assert answer.status_code == 422
    rows = answer.context_data["rows"]
    assert "3" in rows[2].errors["begins"][0]  # the line of the other one
    assert rows[1].errors["begins"]
    assert DutyShift.objects.count() == 1


def test_two_spellings_of_one_commune_are_one_place(client, staff, box, schaerbeek):
    staff("editor")
    answer = read(
        client,
        box,
        "24.11.2026\nÇınar Eczanesi – Schaerbeek – 22.00-08.00\nÇINAR – Schaarbeek – 02 555 12 34 – 19.00-22.00",
    )
    client.post(box, typed(answer))
    assert Pharmacy.objects.count() == 1
    assert DutyShift.objects.count() == 2


def test_turkish_hours_are_turkish_time(client, staff, box):
    staff("editor")
    district()
    answer = read(
        client, box, "Emirdağ\n24.11.2026\nÇınar Eczanesi – Yeni Mah. – 0272 555 00 01 – 18.30-08.30", country="TR"
    )
    client.post(box, typed(answer))
    assert DutyShift.objects.get().starts == in_place("2026-11-24 18:30", "TR")
    assert Pharmacy.objects.get().phones == ["+902725550001"]


def test_what_the_list_does_not_say_is_said_for_all_of_it(client, staff, box, schaerbeek):
    staff("editor")
    answer = read(
        client, box, "Çınar Eczanesi – Lale Cad. 5 – 02 555 12 34", place="schaarbeek", day="2026-11-24", hours="20-8"
    )  # fmt: skip
    client.post(box, typed(answer))
    assert DutyShift.objects.get().starts == in_place("2026-11-24 20:00")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", " "),
        ("place", "Atlantis"),
        ("hours", "gece"),
        ("day", "dün"),
        ("country", "FR"),
        ("text", "x" * 200_000),
    ],
)
def test_a_form_that_is_wrong_comes_back_filled(client, staff, box, schaerbeek, field, value):
    staff("editor")
    answer = read(client, box, **{"source": "Oda", field: value})
    assert answer.status_code == 422
    assert answer.context_data["form"].errors[field]
    assert answer.context_data["form"]["source"].value() == "Oda"


def test_what_is_too_long_for_one_table_stands_in_the_box_again(client, staff, box, schaerbeek):
    staff("editor")
    lines = [f"Eczane No{number} Eczanesi – Lale Cad. {number} Schaerbeek – 22.00-08.00" for number in range(130)]
    answer = read(client, box, "24.11.2026\n" + "\n".join(lines))
    assert len(answer.context_data["rows"].forms) == 120
    answer = client.post(box, typed(answer))
    assert answer.status_code == 200
    assert DutyShift.objects.count() == 120
    answer = read(client, box, answer.context_data["form"]["text"].value())
    client.post(box, typed(answer))
    assert DutyShift.objects.count() == 130


def test_markup_in_a_list_stays_text(client, staff, box, schaerbeek):
    staff("editor")
    answer = read(
        client,
        box,
        "24.11.2026\n<script>alert(1)</script> Eczanesi – Schaerbeek – 22.00-08.00\n<img src=x onerror=alert(1)>",
    )
    text = answer.content.decode()
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text


@pytest.mark.parametrize("total", ["x", "-1", "100000", ""])
def test_a_table_with_nonsense_for_its_length_breaks_nothing(client, staff, box, schaerbeek, total):
    staff("editor")
    form = {"save": "1", "country": "BE", "text": "x", "row-TOTAL_FORMS": total, "row-INITIAL_FORMS": "0"}
    assert client.post(box, form).status_code in (200, 422)
    assert not DutyShift.objects.exists()
