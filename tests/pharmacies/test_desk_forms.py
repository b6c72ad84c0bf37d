"""Writing a pharmacy and a shift at the desk: every notation, and words where something is wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.pharmacies.making import commune, district, in_place, make_pharmacy, make_shift
from widgets.pharmacies.models import DutyShift, DutyWords, Pharmacy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ADD = "admin:pharmacies_pharmacy_add"


def typed(place, **more):
    return {"name": "Çınar Eczanesi", "place": place.pk, "active": "on", **more}


def errors(answer):
    return answer.context_data["adminform"].form.errors


def test_numbers_in_every_notation_are_stored_in_one(client, staff):
    staff("editor")
    numbers = "02 555 12 34\r\n+32 (0)470 55 51 23\n0032 2 555 12 34\n0090 272 555 00 00"
    assert client.post(reverse(ADD), typed(commune(), phones=numbers)).status_code == 302
    assert Pharmacy.objects.get().phones == ["+3225551234", "+32470555123", "+902725550000"]


def test_a_turkish_number_is_read_by_the_country_of_the_place(client, staff):
    staff("editor")
    client.post(reverse(ADD), typed(district(), phones="0272 555 00 00"))
    assert Pharmacy.objects.get().phones == ["+902725550000"]


@pytest.mark.parametrize("wrong", ["0000", "yok", "12", "02 555 12 34 56 78 90", "=1+1"])
def test_what_is_no_number_is_named_and_all_that_was_typed_comes_back(client, staff, wrong):
    staff("editor")
    answer = client.post(reverse(ADD), typed(commune(), phones=f"02 555 12 34\n{wrong}", address="Lale Cad. 5"))
    assert wrong in errors(answer)["phones"][0].replace("&#x27;", "'")
    text = answer.content.decode()
    assert "Lale Cad. 5" in text
    assert f"02 555 12 34\n{wrong}" in text
    assert not Pharmacy.objects.exists()


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("50.8676", "4.3737"),
        ("50,8676", "4,3737"),
        ("50.8676, 4.3737", ""),
        ("50.8676,4.3737", ""),
        ("50,8676; 4,3737", ""),
    ],
)
def test_a_position_is_read_with_comma_and_point_and_from_one_field(client, staff, latitude, longitude):
    staff("editor")
    client.post(reverse(ADD), typed(commune(), latitude=latitude, longitude=longitude))
    assert Pharmacy.objects.get().position == (50.8676, 4.3737)


@pytest.mark.parametrize(
    ("latitude", "longitude", "field"),
    [
        ("4.3737", "50.8676", "latitude"),
        ("50.8676", "", "longitude"),
        ("kuzey", "4.3", "latitude"),
        ("0", "0", "latitude"),
        ("nan", "nan", "latitude"),
    ],
)
def test_a_position_that_is_swapped_halved_or_elsewhere_is_refused_with_words(
    client, staff, latitude, longitude, field
):
    staff("editor")
    answer = client.post(reverse(ADD), typed(commune(), latitude=latitude, longitude=longitude))
    assert list(errors(answer)) == [field]
    assert not Pharmacy.objects.exists()


def test_languages_are_ticked_and_others_refused(client, staff):
    staff("editor")
    client.post(reverse(ADD), typed(commune(), languages=["tr", "nl"]))
    pharmacy = Pharmacy.objects.get()
    assert pharmacy.languages == ["tr", "nl"]
    page = client.get(reverse("admin:pharmacies_pharmacy_change", args=[pharmacy.pk])).content.decode()
    assert page.count('type="checkbox" name="languages"') >= 5
    answer = client.post(reverse(ADD), typed(commune("Anderlecht"), languages=["klingon"]))
    assert list(errors(answer)) == ["languages"]


def test_opening_and_saving_a_pharmacy_changes_nothing(client, staff):
    staff("editor")
    pharmacy = make_pharmacy(latitude=50.8676, longitude=4.3737, phones=["+3225551234", "+902725550000"])
    page = client.get(reverse("admin:pharmacies_pharmacy_change", args=[pharmacy.pk]))
    form = {
        bound.html_name: bound.value() for bound in page.context_data["adminform"].form if bound.value() is not None
    }
    before = {
        field.name: getattr(pharmacy, field.name) for field in Pharmacy._meta.fields if field.name != "updated_at"
    }
    assert client.post(reverse("admin:pharmacies_pharmacy_change", args=[pharmacy.pk]), form).status_code == 302
    pharmacy = Pharmacy.objects.get()
    assert {
        field.name: getattr(pharmacy, field.name) for field in Pharmacy._meta.fields if field.name != "updated_at"
    } == before


def test_two_pharmacies_have_not_the_same_number_in_the_list(client, staff):
    staff("editor")
    make_pharmacy("Kavak", reference="E-1")
    answer = client.post(reverse(ADD), typed(commune("Anderlecht"), reference="E-1"))
    assert "Kavak" in errors(answer)["reference"][0]
    for name in ("Anderlecht", "Ixelles"):
        assert client.post(reverse(ADD), typed(commune(name), reference="")).status_code == 302


# --- lists ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("çınar", 1),
        ("CINAR", 1),
        ("Schaerbeek", 1),
        ("02 555 12 34", 1),
        ("+3225551234", 1),
        ("0032 2 555 12 34", 1),
        ("E-7", 1),
        ("Kavak", 0),
    ],
)
def test_pharmacies_are_found_by_name_place_number(client, staff, sought, found):
    staff("editor")
    make_pharmacy("Çınar Eczanesi", phones=["+3225551234"], reference="E-7")
    make_pharmacy("Söğüt", commune("Anderlecht"), phones=["+3225559999"])
    page = client.get(reverse("admin:pharmacies_pharmacy_changelist"), {"q": sought})
    assert len(page.context_data["cl"].result_list) == found


@pytest.mark.parametrize(("lacking", "names"), [("position", "BC"), ("phone", "B"), ("hidden", "C")])
def test_pharmacies_that_lack_something_are_listed(client, staff, lacking, names):
    staff("editor")
    place = commune()
    make_pharmacy("A", place, latitude=50.8, longitude=4.3)
    make_pharmacy("B", place, phones=[])
    make_pharmacy("C", place, active=False)
    page = client.get(reverse("admin:pharmacies_pharmacy_changelist"), {"lacking": lacking})
    assert "".join(pharmacy.name for pharmacy in page.context_data["cl"].result_list) == names


@pytest.mark.parametrize("kind", ["pharmacy", "dutyshift", "rota"])
def test_the_lists_cost_the_same_with_more_rows(client, staff, kind):
    from tests.pharmacies.test_rotas import make_rota

    staff("editor")

    def make(number):
        place = commune(f"Yer {number}")
        pharmacy = make_pharmacy(place=place)
        make_shift(pharmacy, "2026-11-24 22:00", "2026-11-25 08:00")
        make_rota("A", place=place)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"admin:pharmacies_{kind}_changelist")).status_code == 200
        return len(queries)

    for number in range(2):
        make(number)
    cost()
    few = cost()
    for number in range(2, 20):
        make(number)
    assert cost() == few
    assert few <= 15


def test_shifts_are_listed_by_when_they_are_and_whether_they_are_checked(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    over = make_shift(pharmacy, "2026-11-20 22:00", "2026-11-21 08:00")
    now = make_shift(pharmacy, "2026-11-24 09:00", "2026-11-24 19:00")
    late = make_shift(pharmacy, "2026-12-02 22:00", "2026-12-03 08:00", checked=None)

    def listed(**asked):
        return list(client.get(reverse("admin:pharmacies_dutyshift_changelist"), asked).context_data["cl"].result_list)

    assert listed() == [now, late]
    assert listed(when="all") == [over, now, late]
    assert listed(when="over") == [over]
    assert listed(when="now") == [now]
    assert listed(when="week") == [now]
    assert listed(when="next") == [late]
    assert listed(checked="no") == [late]
    assert listed(checked="yes", when="all") == [over, now]


# --- one shift ------------------------------------------------------------------------------------------------------
def shift_form(pharmacy, **more):
    return {
        "pharmacy": pharmacy.pk,
        "day": "2026-11-24",
        "begins": "22:00",
        "ends_at": "08:00",
        "kind": "night",
        **more,
    }


def add(client, pharmacy, **more):
    return client.post(reverse("admin:pharmacies_dutyshift_add"), shift_form(pharmacy, **more))


def test_a_shift_is_typed_by_the_clock_of_its_place(client, staff):
    person = staff("editor")
    for pharmacy, country in ((make_pharmacy(), "BE"), (make_pharmacy(place=district()), "TR")):
        assert add(client, pharmacy, checked="on").status_code == 302
        shift = pharmacy.shifts.get()
        assert (shift.starts, shift.ends) == (
            in_place("2026-11-24 22:00", country),
            in_place("2026-11-25 08:00", country),
        )
        assert (shift.checked_at, shift.checked_by) == (timezone.now(), person)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"ends_at": "22:00"}, "ends_at"),
        ({"last_day": "2026-11-23"}, "ends_at"),
        ({"last_day": "2027-11-23"}, "ends_at"),
        ({"begins": "0000"}, "begins"),
        ({"ends_at": "akşam"}, "ends_at"),
        ({"day": "0000-00-00"}, "day"),
        ({"kind": "sabah"}, "kind"),
        ({"begins": ""}, "begins"),
    ],
)
def test_a_shift_that_cannot_be_is_refused_at_its_field(client, staff, more, field):
    staff("editor")
    answer = add(client, make_pharmacy(), **more)
    assert list(errors(answer)) == [field]
    assert not DutyShift.objects.exists()


def test_a_shift_that_overlaps_or_is_there_already_is_refused(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-24 20:00", "2026-11-24 23:00")
    assert list(errors(add(client, pharmacy))) == ["begins"]
    assert list(errors(add(client, pharmacy, begins="20:00", ends_at="23:00"))) == ["begins"]
    assert add(client, pharmacy, begins="23:00").status_code == 302


def test_other_hours_are_not_what_was_checked(client, staff):
    staff("editor")
    shift = make_shift(make_pharmacy(), "2026-11-24 22:00", "2026-11-25 08:00")
    page = reverse("admin:pharmacies_dutyshift_change", args=[shift.pk])
    form = shift_form(shift.pharmacy, last_day="2026-11-25")
    client.post(page, form | {"source": "Oda"})
    shift.refresh_from_db()
    assert shift.checked_at is not None
    client.post(page, form | {"ends_at": "09:00"})
    shift.refresh_from_db()
    assert (shift.ends, shift.checked_at) == (in_place("2026-11-25 09:00"), None)


# --- the words around the list ----------------------------------------------------------------------------------------
def test_the_words_are_one_row(client, staff):
    staff("editor")
    there = reverse("admin:pharmacies_dutywords_changelist")
    add_page = reverse("admin:pharmacies_dutywords_add")
    assert client.get(there)["Location"] == add_page
    form = {"late_tr": "Gece yarısından sonra arayın.", "late_from": "22:00", "trusted_days": "5"}
    assert client.post(add_page, form).status_code == 302
    words = DutyWords.objects.get()
    assert client.get(there)["Location"] == reverse("admin:pharmacies_dutywords_change", args=[words.pk])
    assert client.get(add_page).status_code == client.post(add_page, form).status_code == 403
    assert DutyWords.current().trusted_days == 5


@pytest.mark.parametrize("days", ["0", "32", "-1", "x"])
def test_a_check_holds_for_one_day_at_least_and_a_month_at_most(client, staff, days):
    staff("editor")
    answer = client.post(reverse("admin:pharmacies_dutywords_add"), {"late_from": "22:00", "trusted_days": days})
    assert list(errors(answer)) == ["trusted_days"]
