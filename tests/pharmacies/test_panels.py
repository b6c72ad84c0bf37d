"""What the start page tells of duties."""

import pytest
from django.urls import reverse

from tests.pharmacies.making import commune, make_pharmacy, make_shift
from widgets.pharmacies.panels import ending, panels, unchecked

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
    (item,) = unchecked(now())
    assert item["title"] == "Schaerbeek"
    assert "2" in item["note"]
    assert item["link"] == f"{reverse('admin:pharmacies_dutyshift_check')}?place={pharmacy.place.pk}&week=2026-11-23"
    assert client.get(item["link"]).status_code == 200
    assert item["link"].replace("&", "&amp;") in client.get("/admin/").content.decode()


def test_what_was_checked_in_time_is_not_told():
    make_shift(make_pharmacy(), "2026-11-25 22:00", "2026-11-26 08:00")
    assert unchecked(now()) == []


def test_a_list_that_ends_soon_is_told_and_one_that_ended_long_ago_is_not():
    make_shift(make_pharmacy(), "2026-11-25 22:00", "2026-11-26 08:00")
    make_shift(make_pharmacy(place=commune("Anderlecht")), "2026-12-20 22:00", "2026-12-21 08:00")
    make_shift(make_pharmacy(place=commune("Ixelles")), "2026-09-20 22:00", "2026-09-21 08:00")
    make_shift(make_pharmacy(place=commune("Forest")), "2026-11-20 22:00", "2026-11-21 08:00")
    assert [item["title"] for item in ending(now())] == ["Schaerbeek", "Forest"]


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_nobody_else_is_told_anything(rf, role):
    from tests.factories import UserFactory

    make_shift(make_pharmacy(), "2026-11-25 22:00", "2026-11-26 08:00", checked=None)
    request = rf.get("/admin/")
    request.user = UserFactory(role=role)
    assert panels(request) == []
