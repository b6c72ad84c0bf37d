"""Duties that go round: whose turn it is, and shifts that are made ahead and never made again."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.pharmacies.making import commune, district, in_place, make_pharmacy, make_shift
from widgets.pharmacies import rotas
from widgets.pharmacies.models import DutyShift, Rota, RotaTurn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def make_rota(names="A B C", place=None, **fields):
    place = place or commune()
    given = {"name": "Gece", "first_day": date(2026, 11, 24), "begins": time(22), "ends": time(8)} | fields
    rota = Rota.objects.create(place=place, **given)
    for order, name in enumerate(names.split()):
        RotaTurn.objects.create(rota=rota, pharmacy=make_pharmacy(name, place), order=order)
    return rota


def fill(rota, weeks=1):
    return rotas.fill(Rota.objects.select_related("place").get(pk=rota.pk), weeks=weeks, now=timezone.now())


def names():
    return "".join(DutyShift.objects.order_by("starts").values_list("pharmacy__name", flat=True))


def test_each_day_is_the_turn_of_the_next():
    fill(make_rota())
    assert names() == "ABCABCAB"  # today and seven days more
    first = DutyShift.objects.order_by("starts").first()
    assert (first.starts, first.ends) == (in_place("2026-11-24 22:00"), in_place("2026-11-25 08:00"))
    assert (first.checked_at, first.source) == (None, "Gece")


def test_a_turn_may_last_days_or_weeks_and_only_on_some_days_of_the_week():
    fill(make_rota(every=2), weeks=1)
    assert names() == "AABBCCAA"
    DutyShift.objects.all().delete()
    fill(
        make_rota(every=1, unit="week", first_day=date(2026, 11, 23), weekdays=[6, 7], place=commune("Anderlecht")),
        weeks=3,
    )
    assert names() == "AABBCC"


def test_filling_twice_makes_nothing_twice_and_filling_later_goes_on(clock):
    rota = make_rota()
    assert fill(rota).made == 8
    assert fill(rota).made == 0
    clock.move_to("2026-11-26 12:00")
    assert fill(rota).made == 2
    assert names() == "ABCABCABCA"


def test_what_was_changed_by_hand_survives(clock):
    rota = make_rota()
    fill(rota)
    shifts = list(DutyShift.objects.order_by("starts"))
    shifts[0].delete()
    shifts[1].ends += timedelta(hours=1)
    shifts[1].save()
    clock.move_to("2026-11-25 12:00")
    fill(rota, weeks=2)
    assert not DutyShift.objects.filter(starts=shifts[0].starts).exists()
    assert DutyShift.objects.get(starts=shifts[1].starts).ends == shifts[1].ends


def test_another_order_changes_only_days_that_were_not_made_yet(clock):
    rota = make_rota("A B")
    fill(rota)
    RotaTurn.objects.filter(pharmacy__name="B").delete()
    clock.move_to("2026-11-26 12:00")
    fill(rota)
    assert names() == "ABABABAB" + "AA"


def test_what_stands_there_already_is_left_and_told():
    rota = make_rota()
    first, second = (turn.pharmacy for turn in rota.turns.all()[:2])
    make_shift(first, "2026-11-24 20:00", "2026-11-24 23:00")  # its own hours
    make_shift(make_pharmacy("X", rota.place), "2026-11-25 22:00", "2026-11-26 08:00")  # somebody in B's place
    filled = fill(rota)
    assert [(shift.pharmacy, shift.mark.day) for shift, _other in filled.left_out] == [(first, 24), (second, 25)]
    assert filled.made == 6


def test_public_holidays_of_the_country_are_holidays_and_nights_stay_nights(clock):
    clock.move_to("2026-12-24 12:00")
    fill(make_rota(kind="day", begins=time(9), ends=time(19), first_day=date(2026, 12, 24)))
    kinds = dict(DutyShift.objects.values_list("starts__date", "kind"))
    assert (kinds[date(2026, 12, 24)], kinds[date(2026, 12, 25)], kinds[date(2026, 12, 26)]) == (
        "day",
        "holiday",
        "day",
    )
    DutyShift.objects.all().delete()
    fill(make_rota(kind="day", begins=time(9), ends=time(19), first_day=date(2026, 12, 24), place=district()))
    assert set(
        DutyShift.objects.exclude(starts__date=date(2027, 1, 1))
        .exclude(starts__date__gt=date(2026, 12, 31))
        .values_list("kind", flat=True)
    ) == {"day"}
    DutyShift.objects.all().delete()
    fill(make_rota(kind="night", first_day=date(2026, 12, 24), place=commune("Ixelles")))
    assert set(DutyShift.objects.values_list("kind", flat=True)) == {"night"}


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28", 9), ("2026-10-24", 11)])
def test_the_nights_when_the_clock_changes_begin_and_end_by_the_wall(clock, day, hours):
    clock.move_to(f"{day} 12:00")
    fill(make_rota(first_day=date.fromisoformat(day)))
    shift = DutyShift.objects.order_by("starts").first()
    assert (shift.ends - shift.starts).total_seconds() == hours * 3600


def test_a_rota_ends_on_its_last_day_and_one_that_is_not_in_use_makes_nothing():
    assert fill(make_rota(last_day=date(2026, 11, 26))).made == 3
    assert fill(make_rota(active=False, place=commune("Anderlecht"))).made == 0
    assert fill(make_rota("", place=commune("Ixelles"))).made == 0


def test_a_rota_that_begins_later_begins_with_its_first():
    fill(make_rota(first_day=date(2026, 11, 30)))
    assert names() == "AB"


def test_an_editor_writes_a_rota_and_presses_the_button(client, staff):
    staff("editor")
    place = commune()
    pharmacies = [make_pharmacy(name, place) for name in "AB"]
    form = {
        "name": "Schaerbeek gece", "place": place.pk, "kind": "night", "first_day": "2026-11-24", "every": "1", "unit": "day",
        "begins": "22:00", "ends": "08:00", "active": "on", "turns-TOTAL_FORMS": "2", "turns-INITIAL_FORMS": "0",
        "turns-0-pharmacy": pharmacies[1].pk, "turns-0-order": "0", "turns-1-pharmacy": pharmacies[0].pk, "turns-1-order": "1",
    }  # fmt: skip
    assert client.post(reverse("admin:pharmacies_rota_add"), form).status_code == 302
    rota = Rota.objects.get()
    assert client.get(reverse("admin:pharmacies_rota_change", args=[rota.pk])).status_code == 200
    client.post(reverse("admin:pharmacies_rota_fill", args=[rota.pk]), {"weeks": "2"})
    assert names() == "BA" * 7 + "B"
    client.get(reverse("admin:pharmacies_rota_fill", args=[rota.pk]))  # looking makes nothing
    assert DutyShift.objects.count() == 15


@pytest.mark.parametrize(
    ("field", "value"), [("ends", "22:00"), ("last_day", "2026-11-01"), ("every", "0"), ("begins", "25:00")]
)
def test_a_rota_that_cannot_be_is_refused_at_its_field(client, staff, field, value):
    staff("editor")
    form = {
        "name": "Gece", "place": commune().pk, "kind": "night", "first_day": "2026-11-24", "every": "1", "unit": "day",
        "begins": "22:00", "ends": "08:00", "active": "on", "turns-TOTAL_FORMS": "0", "turns-INITIAL_FORMS": "0",
    }  # fmt: skip
    answer = client.post(reverse("admin:pharmacies_rota_add"), form | {field: value})
    assert list(answer.context_data["adminform"].form.errors) == [field]
