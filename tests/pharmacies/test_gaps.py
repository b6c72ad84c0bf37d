"""Gaps, overlaps, what nobody checked; and confirming a week in one act."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from korner.desk.models import Undo
from tests.factories import PlaceFactory
from tests.pharmacies.making import commune, district, in_place, make_pharmacy, make_shift
from widgets.pharmacies import gaps, shifts
from widgets.pharmacies.expected_hours import STANDARD
from widgets.pharmacies.models import DutyShift, DutyWords

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

CHECK = "admin:pharmacies_dutyshift_check"
WEEK = "2026-11-23"
WORDS = {"late_from": "22:00", "trusted_days": "7"}


def look(place, first, last, kinds, **more):
    now = timezone.now()
    return gaps.look([place], first, last, kinds, country=place.country, now=now, trusted_days=7, **more)


def spans(found):
    return [(gap.kind, gap.starts, gap.ends) for gap in found.gaps]


def test_a_night_without_anybody_is_a_gap():
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-23 22:00", "2026-11-24 09:00")
    found = look(pharmacy.place, date(2026, 11, 23), date(2026, 11, 24), ["night"])
    assert spans(found) == [("night", in_place("2026-11-24 22:00"), in_place("2026-11-25 09:00"))]


def test_hours_that_two_pharmacies_cover_together_are_no_gap_and_what_lies_between_is_one():
    place = commune()
    make_shift(make_pharmacy("A", place), "2026-11-24 22:00", "2026-11-25 02:00")
    make_shift(make_pharmacy("B", place), "2026-11-25 03:00", "2026-11-25 09:00")
    found = look(place, date(2026, 11, 24), date(2026, 11, 24), ["night"])
    assert spans(found) == [("night", in_place("2026-11-25 02:00"), in_place("2026-11-25 03:00"))]
    make_shift(make_pharmacy("C", place), "2026-11-25 02:00", "2026-11-25 03:00")
    assert look(place, date(2026, 11, 24), date(2026, 11, 24), ["night"]).gaps == []


def test_a_pharmacy_that_is_not_shown_covers_nothing():
    pharmacy = make_pharmacy(active=False)
    make_shift(pharmacy, "2026-11-24 22:00", "2026-11-25 09:00")
    assert len(look(pharmacy.place, date(2026, 11, 24), date(2026, 11, 24), ["night"]).gaps) == 1


@pytest.mark.parametrize(
    ("kind", "day", "country", "expected"),
    [
        ("weekend", "2026-11-28", "BE", True),
        ("weekend", "2026-11-27", "BE", False),
        ("holiday", "2026-12-25", "BE", True),
        ("holiday", "2026-12-25", "TR", False),
        ("holiday", "2026-10-29", "TR", True),
        ("day", "2026-12-25", "BE", False),
        ("day", "2026-11-24", "BE", True),
        ("night", "2026-12-25", "BE", True),
        ("weekend", "2026-08-15", "BE", False),  # a Saturday that is a holiday is expected as one
    ],
)
def test_what_is_expected_follows_the_calendar_of_the_country(kind, day, country, expected):
    assert gaps.falls_on(kind, date.fromisoformat(day), country) == expected


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28", 10), ("2026-10-24", 12), ("2026-11-24", 11)])
def test_the_nights_when_the_clock_changes_are_expected_whole(day, hours):
    day = date.fromisoformat(day)
    ((_kind, starts, ends),) = gaps.expected(["night"], day, day, "BE")
    assert (ends - starts).total_seconds() == hours * 3600


# --- the hours ----------------------------------------------------------------------------------------------------------
def test_the_desk_sets_other_hours_and_the_check_follows(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-24 20:00", "2026-11-25 08:00")
    asked = {"place": pharmacy.place.pk, "week": WEEK, "kind": "night"}
    usual = client.get(reverse(CHECK), asked)
    assert in_place("2026-11-25 08:00") in [gap.starts for gap in usual.context_data["looked"].gaps]
    assert "22:00–09:00" in usual.content.decode()
    saved = client.post(reverse("admin:pharmacies_dutywords_add"), WORDS | {"expected_night": "20h - 8h"})
    assert saved.status_code == 302
    assert DutyWords.objects.get().expected_night == "20:00–08:00"
    page = client.get(reverse(CHECK), asked)
    assert "20:00–08:00" in page.content.decode()
    spans = [(gap.starts, gap.ends) for gap in page.context_data["looked"].gaps]
    assert spans[:2] == [
        (in_place("2026-11-23 20:00"), in_place("2026-11-24 08:00")),
        (in_place("2026-11-25 20:00"), in_place("2026-11-26 08:00")),
    ]


def test_the_form_says_what_the_hours_are_for_and_which_are_usual(client, staff):
    staff("editor")
    page = client.get(reverse("admin:pharmacies_dutywords_add")).content.decode()
    assert "bu saatlere bakar" in page
    assert "Boşsa: 22:00–09:00." in page


def test_what_is_not_set_stays_usual():
    hours = DutyWords(expected_night="20:00–08:00").expected()
    assert hours["night"] == (20 * 60, 8 * 60)
    assert {**hours, "night": STANDARD["night"]} == STANDARD == DutyWords().expected()


@pytest.mark.parametrize("typed", ["gece", "25:00-08:00", "22:00", "09:00-09:00", "-", "22:00–09:00 ve daha", "0" * 41])
def test_what_are_no_hours_is_said_at_their_field(client, staff, typed):
    staff("editor")
    answer = client.post(reverse("admin:pharmacies_dutywords_add"), WORDS | {"expected_evening": typed})
    assert list(answer.context_data["adminform"].form.errors) == ["expected_evening"]
    assert not DutyWords.objects.exists()


@pytest.mark.parametrize(
    ("night", "day", "hours"),
    [
        ((20 * 60, 8 * 60), "2026-03-28", 11),
        ((20 * 60, 8 * 60), "2026-10-24", 13),
        ((20 * 60, 8 * 60), "2026-11-24", 12),
        ((23 * 60, 2 * 60 + 30), "2026-03-28", 3.5),  # half past two is shown as half past three
        ((23 * 60, 2 * 60 + 30), "2026-10-24", 3.5),  # and in autumn the first of the two is meant
        ((0, 24 * 60), "2026-03-29", 23),
        ((0, 24 * 60), "2026-10-25", 25),
    ],
)
def test_other_hours_are_those_of_the_wall_on_the_nights_when_the_clock_changes(night, day, hours):
    day = date.fromisoformat(day)
    ((_kind, starts, ends),) = gaps.expected(["night"], day, day, "BE", {**STANDARD, "night": night})
    assert (ends - starts).total_seconds() == hours * 3600


def test_hours_that_the_clocks_leave_out_are_expected_of_nobody():
    days = date(2026, 3, 28), date(2026, 3, 30)
    found = gaps.expected(["night"], *days, "BE", {**STANDARD, "night": (2 * 60, 3 * 60)})
    assert [starts.day for _kind, starts, _ends in found] == [28, 30]


def test_turkish_hours_are_those_of_the_turkish_clock():
    day = date(2026, 3, 28)
    ((_kind, starts, ends),) = gaps.expected(["night"], day, day, "TR", {**STANDARD, "night": (19 * 60, 9 * 60)})
    assert (starts, ends) == (in_place("2026-03-28 19:00", "TR"), in_place("2026-03-29 09:00", "TR"))


def test_shifts_of_one_pharmacy_at_one_time_are_named_and_touching_ones_are_not():
    pharmacy = make_pharmacy()
    one = make_shift(pharmacy, "2026-11-24 08:00", "2026-11-24 20:00")
    other = make_shift(pharmacy, "2026-11-24 19:00", "2026-11-24 22:00")
    make_shift(pharmacy, "2026-11-24 22:00", "2026-11-25 08:00")
    found = look(pharmacy.place, date(2026, 11, 23), date(2026, 11, 29), [])
    assert found.overlaps == [(one, other)]


def test_the_page_shows_all_of_it_with_ways_to_mend_it(client, staff):
    staff("editor")
    pharmacy = make_pharmacy("Çınar")
    one = make_shift(pharmacy, "2026-11-24 08:00", "2026-11-24 20:00", checked=None)
    make_shift(pharmacy, "2026-11-24 19:00", "2026-11-24 22:00")
    text = client.get(reverse(CHECK), {"place": pharmacy.place.pk, "week": WEEK}).content.decode()
    assert f"{reverse('admin:pharmacies_dutyshift_week')}?place={pharmacy.place.pk}&amp;week=2026-11-25" in text
    assert reverse("admin:pharmacies_dutyshift_change", args=[one.pk]) in text


def test_communes_of_one_wider_place_are_looked_at_together(client, staff):
    staff("editor")
    region = PlaceFactory(kind="region", name_tr="Brüksel", name_fr="Bruxelles")
    one, other = (make_pharmacy(place=commune(name, parent=region)) for name in ("Schaerbeek", "Anderlecht"))
    for day in range(23, 30):
        make_shift((one, other)[day % 2], f"2026-11-{day} 22:00", in_place_text(day + 1))
    asked = {"place": f"in{region.pk}", "week": WEEK, "kind": "night"}
    assert client.get(reverse(CHECK), asked).context_data["looked"].gaps == []
    assert len(client.get(reverse(CHECK), asked | {"place": one.place.pk}).context_data["looked"].gaps) == 4


def in_place_text(day):
    return f"2026-11-{day} 09:00"


def test_the_page_costs_the_same_with_more_shifts(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(CHECK), {"place": pharmacy.place.pk, "week": WEEK}).status_code == 200
        return len(queries)

    cost()
    few = cost()
    for day in range(23, 30):
        for number in range(5):
            make_shift(
                make_pharmacy(f"Eczane {day}{number}", pharmacy.place),
                f"2026-11-{day} 22:00",
                in_place_text(day + 1),
                checked=None,
            )
    assert cost() == few
    assert few <= 15


@pytest.mark.parametrize("query", ["?place=in999&week=x", "?weeks=99999", "?weeks=²", "?kind=none", "?place=%00"])
def test_nonsense_in_the_address_is_the_plain_page(client, staff, query):
    staff("editor")
    make_pharmacy()
    assert client.get(reverse(CHECK) + query).status_code == 200


# --- confirming -----------------------------------------------------------------------------------------------------
def press(client, place, number, **more):
    return client.post(
        reverse("admin:pharmacies_dutyshift_confirm"), {"place": place.pk, "week": WEEK, "weeks": 1, "number": number, **more}
    )  # fmt: skip


def test_a_week_is_confirmed_in_one_act_and_taken_back(client, staff, clock):
    person = staff("editor")
    pharmacy, elsewhere = make_pharmacy(), make_pharmacy(place=commune("Anderlecht"))
    own = [make_shift(pharmacy, f"2026-11-{day} 22:00", in_place_text(day + 1), checked=None) for day in (22, 24, 29)]
    old = make_shift(pharmacy, "2026-11-25 09:00", "2026-11-25 19:00", checked="2026-11-01 10:00", source="Eski liste")
    others = [
        make_shift(pharmacy, "2026-11-30 22:00", "2026-12-01 09:00", checked=None),
        make_shift(elsewhere, "2026-11-24 22:00", "2026-11-25 09:00", checked=None),
    ]
    answer = press(client, pharmacy.place, 4, source="Oda listesi, 23 Kasım")
    assert answer.status_code == 302
    for shift in (*own, old):
        shift.refresh_from_db()
        assert (shift.checked_at, shift.checked_by, shift.source) == (timezone.now(), person, "Oda listesi, 23 Kasım")
    for shift in others:
        shift.refresh_from_db()
        assert shift.checked_at is None
    page = client.get(answer["Location"])
    assert page.status_code == 200
    clock.move_to("2026-11-24 12:05")
    client.post(answer["Location"])
    old.refresh_from_db()
    own[0].refresh_from_db()
    assert (old.checked_at, old.source) == (in_place("2026-11-01 10:00"), "Eski liste")
    assert own[0].checked_at is None


def test_without_a_source_each_shift_keeps_its_own(client, staff):
    staff("editor")
    shift = make_shift(make_pharmacy(), "2026-11-24 22:00", "2026-11-25 09:00", checked=None, source="Rota")
    press(client, shift.pharmacy.place, 1)
    shift.refresh_from_db()
    assert (shift.source, shift.checked_at) == ("Rota", timezone.now())


def test_a_source_is_proposed_only_where_all_shifts_have_it_and_none_takes_anothers(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    one = make_shift(pharmacy, "2026-11-24 22:00", "2026-11-25 09:00", checked=None, source="Oda")
    page = f"{reverse(CHECK)}?place={pharmacy.place.pk}&week={WEEK}"
    assert client.get(page).context_data["source"] == "Oda"
    other = make_shift(pharmacy, "2026-11-25 22:00", "2026-11-26 09:00", checked=None, source="Kapı ilanı")
    unnamed = make_shift(pharmacy, "2026-11-26 22:00", "2026-11-27 09:00", checked=None, source="")
    proposed = client.get(page).context_data["source"]
    press(client, pharmacy.place, 3, source=proposed)
    for shift in (one, other, unnamed):
        shift.refresh_from_db()
    assert [shift.source for shift in (one, other, unnamed)] == ["Oda", "Kapı ilanı", ""]


def test_a_list_that_changed_since_it_was_looked_at_is_not_confirmed(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-24 22:00", "2026-11-25 09:00", checked=None)
    make_shift(pharmacy, "2026-11-25 22:00", "2026-11-26 09:00", checked=None)
    assert press(client, pharmacy.place, 1)["Location"].startswith(reverse(CHECK))
    assert not DutyShift.objects.exclude(checked_at=None).exists()


def test_a_check_is_taken_back_within_ten_minutes_only_and_by_whoever_did_it(client, staff, clock):
    person = staff("editor")
    shift = make_shift(make_pharmacy(), "2026-11-24 22:00", "2026-11-25 09:00", checked=None)
    page = press(client, shift.pharmacy.place, 1)["Location"]
    staff("editor")
    assert client.get(page).status_code == client.post(page).status_code == 404
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    clock.move_to("2026-11-24 12:11")
    client.post(page)
    shift.refresh_from_db()
    assert shift.checked_at is not None


def test_what_a_colleague_checked_since_stays_checked():
    from tests.factories import UserFactory

    shift = make_shift(make_pharmacy(), "2026-11-24 22:00", "2026-11-25 09:00", checked=None)
    done = shifts.confirm([shift], by=UserFactory(role="editor"))
    later = timezone.now() + timezone.timedelta(seconds=5)
    DutyShift.objects.filter(pk=shift.pk).update(checked_at=later)
    assert shifts.take_back(Undo.objects.get(pk=done.pk)) == 0
    shift.refresh_from_db()
    assert shift.checked_at == later


def test_a_check_that_is_too_old_counts_as_none(client, staff):
    staff("editor")
    DutyWords.objects.create(trusted_days=3)
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-24 22:00", "2026-11-25 09:00", checked="2026-11-20 12:00")
    make_shift(pharmacy, "2026-11-25 22:00", "2026-11-26 09:00", checked="2026-11-22 12:00")
    looked = client.get(reverse(CHECK), {"place": pharmacy.place.pk, "week": WEEK}).context_data["looked"]
    assert [shift.starts for shift in looked.unchecked] == [in_place("2026-11-24 22:00")]


def test_a_turkish_place_is_shown_by_its_own_clock(client, staff):
    staff("editor")
    pharmacy = make_pharmacy(place=district())
    make_shift(pharmacy, "2026-11-24 18:30", "2026-11-25 08:30", checked=None)
    text = client.get(reverse(CHECK), {"place": pharmacy.place.pk, "week": WEEK}).content.decode()
    assert "18:30–08:30" in text
