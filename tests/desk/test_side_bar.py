"""What stands in the side bar of the desk: nothing of the desk is found only by those who know its address."""

import pytest
from django.contrib import admin
from django.urls import reverse

from korner.desk.theme import navigation

pytestmark = pytest.mark.django_db

# Lists that are reached from the page they belong to.
ELSEWHERE: set[str] = set()


def links(request):
    """Where the entries of the side bar lead, for the person of `request`."""
    return {str(item["link"]) for group in navigation(request) for item in group["items"]}


def test_every_list_that_the_chief_may_open_stands_in_the_side_bar(staff, rf):
    request = rf.get("/admin/")
    request.user = staff("chief")
    lists = {
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model, shown in admin.site._registry.items()
        if shown.has_view_permission(request) and shown.has_module_permission(request)
    }
    assert lists - links(request) == ELSEWHERE


@pytest.mark.parametrize(
    ("role", "seen"),
    [("journalist", set()), ("moderator", {"firm", "trade"}), ("editor", {"firm", "trade", "rate", "instrument"})],
)
def test_those_who_may_open_firms_and_rates_find_them(staff, rf, role, seen):
    request = rf.get("/admin/")
    request.user = staff(role)
    services = {reverse(f"admin:directory_{name}_changelist"): name for name in ("firm", "trade")}
    services |= {reverse(f"admin:markets_{name}_changelist"): name for name in ("rate", "instrument")}
    assert {services[link] for link in links(request) & set(services)} == seen
