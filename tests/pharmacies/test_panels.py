"""What the start page tells of duties."""

import pytest
from django.urls import reverse

from tests.factories import PlaceFactory, UserFactory
from tests.pharmacies.making import commune, district, make_pharmacy, make_shift
from widgets.pharmacies.models import DutyWords
from widgets.pharmacies.panels import ending, panels, places_to_see, unchecked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def now():
    from django.utils import timezone

    return timezone.now()


def test_an_editor_is_told_of_duties_nobody_checked_with_the_way_to_confirm_them(client, staff):
    staff("editor")
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-25 22:00", "2026-11-26 08:00", checked=None)
    make_shift(pharmacy, "2026-11-26 22:00", "2026-11-27 08:00", checked="2026-11-01 10:00")
    make_shift(pharmacy, "2026-11-29 22:00", "2026-11-30 08:00", checked=None)  # too far ahead to be told
    (item,) = unchecked(places_to_see(now()), now())
    assert item["title"] == "Schaerbeek"
    assert "2" in item["note"]
    assert item["link"] == f"{reverse('admin:pharmacies_dutyshift_check')}?place={pharmacy.place.pk}&week=2026-11-23"
    assert client.get(item["link"]).status_code == 200
    assert item["link"].replace("&", "&amp;") in client.get("/admin/").content.decode()


def test_what_was_checked_in_time_is_not_told():
    make_shift(make_pharmacy(), "2026-11-25 22:00", "2026-11-26 08:00")
    assert unchecked(places_to_see(now()), now()) == []


def test_a_list_that_ends_soon_is_told_and_one_that_ended_long_ago_is_not():
    make_shift(make_pharmacy(), "2026-11-25 22:00", "2026-11-26 08:00")
    make_shift(make_pharmacy(place=commune("Anderlecht")), "2026-12-20 22:00", "2026-12-21 08:00")
    make_shift(make_pharmacy(place=commune("Ixelles")), "2026-09-20 22:00", "2026-09-21 08:00")
    make_shift(make_pharmacy(place=commune("Forest")), "2026-11-20 22:00", "2026-11-21 08:00")
    assert [item["title"] for item in ending(places_to_see(now()), now())] == ["Schaerbeek", "Forest"]


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_nobody_else_is_told_anything(rf, role):
    make_shift(make_pharmacy(), "2026-11-25 22:00", "2026-11-26 08:00", checked=None)
    request = rf.get("/admin/")
    request.user = UserFactory(role=role)
    assert panels(request) == []


def test_a_check_holds_for_as_many_days_as_the_desk_says():
    pharmacy = make_pharmacy()
    make_shift(pharmacy, "2026-11-25 22:00", "2026-11-26 08:00", checked="2026-11-21 12:00:00")
    make_shift(pharmacy, "2026-11-26 22:00", "2026-11-27 08:00", checked="2026-11-21 12:00:01")
    for days, number in ((2, 2), (3, 1), (4, 0)):
        DutyWords.objects.update_or_create(pk=1, defaults={"trusted_days": days})
        told = unchecked(places_to_see(now()), now())
        assert [item["note"] for item in told] == ([f"{number} nöbet"] if number else [])


def test_six_places_are_told_the_soonest_first_with_the_province_of_a_district_in_one_query(
    rf, django_assert_num_queries
):
    province = PlaceFactory(
        kind="province", country="TR", name_tr="Afyonkarahisar", name_fr="Afyonkarahisar", key="tr-03"
    )
    for number in range(7):
        place = district(f"İlçe {number}", parent=province) if number % 2 else commune(f"Commune {number}")
        make_shift(make_pharmacy(place=place), f"2026-11-24 {22 - number}:00", f"2026-11-25 0{number}:00", checked=None)
    request = rf.get("/admin/")
    request.user = UserFactory(role="editor")
    request.user.has_perm("pharmacies.change_dutyshift")
    with django_assert_num_queries(1):
        not_checked, ends = panels(request)
    told = [item["title"] for item in not_checked["items"]]
    assert told[:3] == ["İlçe 5 (Afyonkarahisar)", "Commune 6", "İlçe 3 (Afyonkarahisar)"]
    assert len(not_checked["items"]) == len(ends["items"]) == 6
    assert ends["items"][0]["title"] == "Commune 6"
