"""How the tests play reader and journalist: the whole house behind a live server, and a system Chromium before it."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items):
    """Everything in this folder is a browser test; without Chromium it is skipped by name."""
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """The system's Chromium; its sandbox does not work for root."""
    args = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 or os.environ.get("CHROMIUM_NO_SANDBOX") else [])]
    return {"executable_path": CHROMIUM, "args": args}


@pytest.fixture(scope="session", autouse=True)
def allow_blocking_calls():
    """Playwright keeps an event loop in this thread; Django must not take our calls for asynchronous ones."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture
def house(live_server, settings):
    """The live server's address, with the roles in place (a transactional test begins with empty tables)."""
    from korner.accounts.roles import write_roles

    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    if not Group.objects.exists():
        write_roles()
    return live_server.url


class Watch:
    """What a page must not do: complain in its console, or ask another host for anything."""

    def __init__(self, page, own):
        self.complaints, self.foreign, self.failed = [], [], []
        self.own = urlsplit(own).netloc
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self.request)

    def request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.own:
            self.foreign.append(request.url)

    def assert_clean(self, *, expected=()):
        """No foreign request, no complaint but the `expected` ones (parts of their text)."""
        left = [words for words in self.complaints if not any(part in words for part in expected)]
        assert not self.foreign, self.foreign
        assert not left, left


@pytest.fixture
def watched(page, house):
    """A page that is watched: (page, watch)."""
    return page, Watch(page, house)


def no_sideways_scroll(page, width):
    """Whether nothing is wider than the window at `width` pixels."""
    page.set_viewport_size({"width": width, "height": 800})
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    for _look in range(20):  # a script that lays something out is given its time
        if page.evaluate(fits):
            return True
        page.wait_for_timeout(100)
    return False


@pytest.fixture(params=["light", "dark"])
def looked_at(request, house, browser):
    """Look at pages as somebody: looked_at(role) → (page, look); what was wrong is told at the end."""
    from tests.browser.looking import seats  # which needs this module

    yield from seats(house, browser, request.param)
