"""Typing the week of a place: pharmacies by days, all or nothing, and nothing of what was typed is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.pharmacies.making import commune, district, in_place, make_pharmacy, make_shift
from widgets.pharmacies import grid
from widgets.pharmacies.models import DutyShift
from widgets.pharmacies.reading import NotRead

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

WEEK = "2026-11-23"  # the Monday of the clock's week


def address(place, **more):
    query = "&".join(f"{name}={value}" for name, value in {"place": place.pk, "week": WEEK, **more}.items())
    return f"{reverse('admin:pharmacies_dutyshift_week')}?{query}"


def sent(client, place, **cells):
    """What a browser sends back of the page, with `cells` {"<pharmacy>-<day>": text} typed over it."""
    page = client.get(address(place)).context_data["week"]
    form = {f"was{line.pharmacy.pk}": line.was for line in page.lines}
    form |= {cell.name: cell.typed for line in page.lines for cell in line.cells}
    return form | {f"h{name}": text for name, text in cells.items()}


def windows(pharmacy):
    return [(shift.starts, shift.ends) for shift in pharmacy.shifts.order_by("starts")]


def window(starts, ends, country="BE"):
    return in_place(starts, country), in_place(ends, country)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", []),
        ("-", []),
        ("08:00-20:00", [(480, 1200, None)]),
        ("20-8", [(1200, 480, None)]),
        ("20 - 8", [(1200, 480, None)]),
        ("N", [(1200, 480, None)]),
        ("n", [(1200, 480, None)]),
        ("G", [(480, 1200, None)]),
        ("24", [(480, 480, 1)]),
        ("8-12, 14-20", [(480, 720, None), (840, 1200, None)]),
        ("8-12 14-20", [(480, 720, None), (840, 1200, None)]),
        ("8h30–12h", [(510, 720, None)]),
        ("19:00-09:00+3", [(1140, 540, 3)]),
    ],
)
def test_a_cell_takes_hours_letters_and_a_dash(typed, spans):
    assert grid.read_cell(typed) == spans


@pytest.mark.parametrize("typed", ["sabah", "8", "25-26", "8-", "0000", "8-20-22", "x" * 500, "N9", "8-20+9", "=8-20"])
def test_what_is_no_hours_is_refused(typed):
    with pytest.raises(NotRead):
        grid.read_cell(typed)


def test_typed_hours_become_shifts_and_a_second_saving_changes_nothing(client, staff):
    person = staff("editor")
    place = commune()
    one, other = make_pharmacy("Çınar", place), make_pharmacy("Kavak", place)
    form = sent(client, place, **{f"{one.pk}-0": "N", f"{other.pk}-5": "9-19"}) | {
        "source": "Oda listesi",
        "checked": "on",
    }
    answer = client.post(address(place), form)
    assert answer.status_code == 302
    assert windows(one) == [window("2026-11-23 20:00", "2026-11-24 08:00")]
    assert windows(other) == [window("2026-11-28 09:00", "2026-11-28 19:00")]
    shift = one.shifts.get()
    assert (shift.kind, shift.source, shift.checked_by) == ("night", "Oda listesi", person)
    assert other.shifts.get().kind == "weekend"
    page = client.get(address(place)).content.decode()
    assert 'value="20:00-08:00"' in page
    client.post(address(place), sent(client, place))
    assert DutyShift.objects.count() == 2
    assert one.shifts.get().pk == shift.pk


def test_what_nobody_ticked_as_compared_is_not_checked(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    client.post(address(pharmacy.place), sent(client, pharmacy.place, **{f"{pharmacy.pk}-0": "N"}))
    assert pharmacy.shifts.get().checked_at is None


def test_a_dash_takes_a_shift_away_and_other_hours_take_its_place(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-23 22:00", "2026-11-24 08:00")
    make_shift(pharmacy, "2026-11-25 22:00", "2026-11-26 08:00")
    typed = {f"{pharmacy.pk}-0": "-", f"{pharmacy.pk}-2": "22:00-09:00"}
    client.post(address(pharmacy.place), sent(client, pharmacy.place, **typed))
    assert windows(pharmacy) == [window("2026-11-25 22:00", "2026-11-26 09:00")]


def test_one_wrong_cell_keeps_all_back_is_told_at_the_cell_and_all_that_was_typed_comes_back(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    typed = {f"{pharmacy.pk}-0": "N", f"{pharmacy.pk}-1": "akşama kadar <b>"}
    answer = client.post(address(pharmacy.place), sent(client, pharmacy.place, **typed) | {"source": "Oda"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert not DutyShift.objects.exists()
    assert 'value="akşama kadar &lt;b&gt;"' in text
    assert 'value="N"' in text
    assert 'value="Oda"' in text
    assert f'id="h{pharmacy.pk}-1-wrong"' in text


def test_hours_that_overlap_are_refused_within_a_week_and_across_its_border(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-22 20:00", "2026-11-23 10:00")
    typed = {f"{pharmacy.pk}-0": "8-20", f"{pharmacy.pk}-2": "20-8", f"{pharmacy.pk}-3": "7-9"}
    answer = client.post(address(pharmacy.place), sent(client, pharmacy.place, **typed))
    wrong = [cell.name for line in answer.context_data["week"].lines for cell in line.cells if cell.errors]
    assert wrong == [f"h{pharmacy.pk}-0", f"h{pharmacy.pk}-3"]
    assert DutyShift.objects.count() == 1


def test_shifts_that_touch_do_not_overlap(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    typed = {f"{pharmacy.pk}-0": "8-20", f"{pharmacy.pk}-1": "8-20"}
    client.post(address(pharmacy.place), sent(client, pharmacy.place, **typed))
    client.post(address(pharmacy.place), sent(client, pharmacy.place, **{f"{pharmacy.pk}-0": "8-20, 20-8"}))
    assert len(windows(pharmacy)) == 3


def test_what_a_colleague_changed_meanwhile_is_not_written_over(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    form = sent(client, pharmacy.place, **{f"{pharmacy.pk}-0": "N"})
    make_shift(pharmacy, "2026-11-23 09:00", "2026-11-23 19:00")
    answer = client.post(address(pharmacy.place), form)
    assert answer.status_code == 422
    assert "09:00-19:00" in answer.content.decode()
    assert DutyShift.objects.count() == 1
    # Seen and typed once more, it is what he wants.
    again = sent(client, pharmacy.place, **{f"{pharmacy.pk}-0": "N"})
    assert client.post(address(pharmacy.place), again).status_code == 302
    assert windows(pharmacy) == [window("2026-11-23 20:00", "2026-11-24 08:00")]


def test_turkish_places_are_typed_in_turkish_time(client, staff):
    staff("editor")
    pharmacy = make_pharmacy(place=district())
    client.post(address(pharmacy.place), sent(client, pharmacy.place, **{f"{pharmacy.pk}-0": "18:30-08:30"}))
    assert windows(pharmacy) == [window("2026-11-23 18:30", "2026-11-24 08:30", "TR")]
    assert 'value="18:30-08:30"' in client.get(address(pharmacy.place)).content.decode()


def test_a_place_with_many_pharmacies_is_typed_page_by_page_at_the_same_cost(client, staff):
    staff("editor")
    place = commune()
    for number in range(3):
        make_pharmacy(f"Eczane {number:02}", place)
    client.get(address(place))

    def cost():
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address(place))
        assert page.status_code == 200
        return len(queries), len(page.context_data["week"].lines)

    few, rows = cost()
    assert rows == 3
    for number in range(3, 50):
        make_shift(make_pharmacy(f"Eczane {number:02}", place), "2026-11-24 09:00", "2026-11-24 19:00")
    many, rows = cost()
    assert (many, rows) == (few, 40)
    assert few <= 15
    assert len(client.get(address(place, page=2)).context_data["week"].lines) == 10


@pytest.mark.parametrize(
    "query", ["?place=999999", "?place=x&week=abc", "?week=9999-99-99", "?place=in7", "?page=2", ""]
)
def test_nonsense_in_the_address_asks_for_a_place(client, staff, query):
    staff("editor")
    make_pharmacy()
    assert client.get(reverse("admin:pharmacies_dutyshift_week") + query).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "²", "x", "99999999999999999999"])
def test_a_page_that_is_none_is_not_found(client, staff, page):
    staff("editor")
    assert client.get(reverse("admin:pharmacies_dutyshift_week") + f"?page={page}").status_code == 404


def test_cells_of_other_pharmacies_are_not_taken(client, staff):
    staff("editor")
    own, foreign = make_pharmacy(), make_pharmacy(place=commune("Anderlecht"))
    client.post(address(own.place), sent(client, own.place, **{f"{foreign.pk}-0": "N"}))
    assert not DutyShift.objects.exists()


def test_hours_by_another_clock_say_so_in_the_editors_language(client, staff):
    staff("editor", language="tr")
    make_shift(make_pharmacy(place=district()), "2026-11-24 22:00", "2026-11-25 08:00")
    assert (
        "22:00–08:00 (Türkiye saati)" in client.get(reverse("admin:pharmacies_dutyshift_changelist")).content.decode()
    )
