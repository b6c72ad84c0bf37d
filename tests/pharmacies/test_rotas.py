"""Duties that go round: whose turn it is, and shifts that are made ahead and never made again."""

from datetime import date, time, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from korner.periodic import jobs
from tests.pages import parse, words
from tests.pharmacies.making import commune, district, in_place, make_pharmacy, make_shift
from widgets.pharmacies import rotas, shifts
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
    made = list(DutyShift.objects.order_by("starts"))
    made[0].delete()
    made[1].ends += timedelta(hours=1)
    made[1].save()
    clock.move_to("2026-11-25 12:00")
    fill(rota, weeks=2)
    assert not DutyShift.objects.filter(starts=made[0].starts).exists()
    assert DutyShift.objects.get(starts=made[1].starts).ends == made[1].ends


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


# --- by the clock -----------------------------------------------------------------------------------------------------
def test_the_clock_makes_the_coming_weeks_and_goes_on_each_day(clock):
    rota = make_rota(weeks_ahead=1)
    assert rotas.fill_by_clock() == 8
    assert rotas.fill_by_clock() == 0
    clock.move_to("2026-11-25 23:00")
    assert rotas.fill_by_clock() == 1
    assert names() == "ABCABCABC"
    assert set(DutyShift.objects.values_list("rota", "checked_at")) == {(rota.pk, None)}


def test_the_clock_goes_on_where_a_press_went_further(clock):
    rota = make_rota(weeks_ahead=1)
    fill(rota, weeks=3)
    assert rotas.fill_by_clock() == 0
    clock.move_to("2026-12-09 12:00")
    assert rotas.fill_by_clock() == 1


def test_the_clock_leaves_rotas_alone_that_are_not_in_use_or_made_by_hand():
    make_rota(weeks_ahead=0)
    make_rota(active=False, place=commune("Anderlecht"))
    make_rota("", place=commune("Ixelles"))
    assert rotas.fill_by_clock() == 0


def test_it_is_one_of_the_jobs_of_the_paper(clock):
    make_rota()
    (job,) = [job for job in jobs() if job.name == "fill-rotas"]
    assert job.run() == DutyShift.objects.count() == 29


@pytest.mark.parametrize(
    ("starts", "ends", "kind", "stays_alone"),
    [
        ("22:00", "2026-11-25 08:00", "day", True),  # the very same hours, whatever it is called
        ("21:00", "2026-11-25 07:00", "night", True),  # some of the hours of the same kind
        ("19:00", "2026-11-24 22:00", "evening", False),  # it only touches them
        ("09:00", "2026-11-24 23:00", "day", False),  # a long day is no night
    ],
)
def test_a_list_that_was_typed_or_imported_is_the_desks_word(starts, ends, kind, stays_alone):
    rota = make_rota(last_day=date(2026, 11, 24))
    by_hand = make_shift(make_pharmacy("X", rota.place), f"2026-11-24 {starts}", ends, kind=kind)
    assert rotas.fill_by_clock() == (0 if stays_alone else 1)
    assert DutyShift.objects.filter(rota=None).get() == by_hand


def test_a_holiday_that_was_typed_stands_for_the_rotas_day():
    rota = make_rota(kind="day", begins=time(9), ends=time(19), last_day=date(2026, 11, 24))
    make_shift(make_pharmacy("X", rota.place), "2026-11-24 10:00", "2026-11-24 18:00", kind="weekend")
    assert rotas.fill_by_clock() == 0


def test_two_rotas_of_one_place_stand_beside_each_other():
    place = commune()
    make_rota("A", place, last_day=date(2026, 11, 24))
    make_rota("B", place, name="Gece 2", last_day=date(2026, 11, 24))
    assert rotas.fill_by_clock() == 2


def test_a_rota_that_was_renamed_is_no_list_of_the_desk(clock):
    first = make_rota("A", weeks_ahead=2)
    rotas.fill_by_clock()
    Rota.objects.filter(pk=first.pk).update(name="Yeni ad")
    second = make_rota("B", first.place, weeks_ahead=2)
    assert rotas.fill_by_clock() == 15
    assert second.shifts.count() == 15


def test_shifts_that_were_made_before_learn_whose_they_are(clock):
    rota = make_rota("A", weeks_ahead=1)
    rotas.fill_by_clock()
    DutyShift.objects.update(rota=None)
    by_hand = make_shift(rota.turns.get().pharmacy, "2026-12-20 22:00", "2026-12-21 08:00", source="Liste")
    step = import_module("widgets.pharmacies.migrations.0005_shifts_know_their_rota")
    step.told_by_their_source(apps, None)
    assert rota.shifts.count() == 8
    by_hand.refresh_from_db()
    assert by_hand.rota is None


def test_what_the_clock_made_is_called_open_only_once_somebody_has_checked_it(clock):
    rota = make_rota("A")
    rotas.fill_by_clock()
    clock.move_to("2026-11-24 23:00")
    shift = rota.shifts.get(starts=in_place("2026-11-24 22:00"))
    running = DutyShift.objects.running(timezone.now())
    assert not running.trusted(timezone.now(), 7).exists()
    shift.checked_at = timezone.now()
    shift.save()
    assert running.trusted(timezone.now(), 7).get() == shift


def test_one_rota_that_cannot_be_made_keeps_no_other_back(monkeypatch):
    one, other = make_rota("A"), make_rota("B", place=commune("Anderlecht"))
    store = shifts.store

    def crossed(planned, *, rota, **more):
        if rota == one:
            raise IntegrityError
        return store(planned, rota=rota, **more)

    monkeypatch.setattr(shifts, "store", crossed)
    assert rotas.fill_by_clock() == 29
    one.refresh_from_db()
    assert (one.filled_until, other.shifts.count()) == (None, 29)


def test_an_hour_that_the_clocks_leave_out_is_no_shift(clock):
    clock.move_to("2026-03-28 12:00")
    fill(make_rota(first_day=date(2026, 3, 28), begins=time(2), ends=time(3), last_day=date(2026, 3, 30)))
    assert [shift.starts.day for shift in DutyShift.objects.order_by("starts")] == [28, 30]


def test_the_page_says_until_when_it_is_made_and_that_it_goes_on_by_itself(client, staff):
    staff("editor")
    rota = make_rota(weeks_ahead=2)
    page = reverse("admin:pharmacies_rota_change", args=[rota.pk])
    assert "2 hafta" in words(parse(client.get(page)).xpath("//section[@aria-labelledby='duty-fill']")[0])
    rotas.fill_by_clock()
    said = words(parse(client.get(page)).xpath("//section[@aria-labelledby='duty-fill']")[0])
    assert "8 Aralık 2026" in said
    Rota.objects.update(weeks_ahead=0)
    assert "2 hafta" not in client.get(page).content.decode()


@pytest.mark.parametrize("weeks", ["-1", "27", "x"])
def test_no_rota_is_made_further_ahead_than_half_a_year(client, staff, weeks):
    staff("editor")
    form = {
        "name": "Gece", "place": commune().pk, "kind": "night", "first_day": "2026-11-24", "every": "1", "unit": "day",
        "begins": "22:00", "ends": "08:00", "weeks_ahead": weeks, "turns-TOTAL_FORMS": "0", "turns-INITIAL_FORMS": "0",
    }  # fmt: skip
    answer = client.post(reverse("admin:pharmacies_rota_add"), form)
    assert list(answer.context_data["adminform"].form.errors) == ["weeks_ahead"]


def test_an_editor_writes_a_rota_and_presses_the_button(client, staff):
    staff("editor")
    place = commune()
    pharmacies = [make_pharmacy(name, place) for name in "AB"]
    form = {
        "name": "Schaerbeek gece", "place": place.pk, "kind": "night", "first_day": "2026-11-24", "every": "1", "unit": "day",
        "begins": "22:00", "ends": "08:00", "active": "on", "weeks_ahead": "4", "turns-TOTAL_FORMS": "2", "turns-INITIAL_FORMS": "0",
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
        "begins": "22:00", "ends": "08:00", "active": "on", "weeks_ahead": "4", "turns-TOTAL_FORMS": "0", "turns-INITIAL_FORMS": "0",
    }  # fmt: skip
    answer = client.post(reverse("admin:pharmacies_rota_add"), form | {field: value})
    assert list(answer.context_data["adminform"].form.errors) == [field]
