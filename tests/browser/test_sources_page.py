"""The page of outside sources: readable by all, and "fetch now" without script of its own."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from korner.fetching import tasks
from korner.fetching.models import Asked
from tests.fetching.station.sources import SOURCES

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_of_sources_is_readable_and_fetches(looked_at, monkeypatch):
    for module in ("standing", "tasks", "views"):
        monkeypatch.setattr(f"korner.fetching.{module}.all_sources", lambda: {one.name: one for one in SOURCES})
    queued = []
    monkeypatch.setattr(tasks, "enqueue", lambda job, name: queued.append(name))
    now = timezone.now()
    for number in range(8):
        facts = {"failures": number, "problem": "nonsense: no number: '48,7'"} if number % 2 else {}
        Asked.objects.create(
            source="station", key=f"city-{number}", good_at=now - timedelta(days=2), next_at=now, **facts
        )
    page, look = looked_at("chief")
    look("sources", "sources/")
    page.locator("#station").get_by_role("button", name="Fetch now").click()
    expect(page.get_by_text("Radio Station is being asked.")).to_be_visible()
    assert queued == ["station"]
    look("after fetching")
    look("start page", "")
