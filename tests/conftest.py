"""What every test has at hand: a clock that can be set, a media folder of its own, and the staff."""

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.storage import storages
from django.utils.dateparse import parse_datetime
from django.utils.timezone import get_default_timezone, is_naive, make_aware


class Clock:
    """The paper's clock, standing still at a Brussels time until it is moved."""

    def __init__(self, traveller):
        self.traveller = traveller

    def move_to(self, text):
        """Set the clock to a Brussels time such as "2026-03-02 07:30"; returns the aware moment."""
        moment = brussels(text)
        self.traveller.move_to(moment)
        return moment


def brussels(text):
    """The aware moment of a Brussels time written as "2026-03-02 07:30"."""
    moment = parse_datetime(text)
    return make_aware(moment, get_default_timezone()) if is_naive(moment) else moment


@pytest.fixture
def clock():
    """A clock frozen at 24 November 2026, noon in Brussels."""
    with time_machine.travel(brussels("2026-11-24 12:00"), tick=False) as traveller:
        yield Clock(traveller)


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path, monkeypatch):
    """Pictures of a test lie in a folder that goes with it; nothing of one test is cached for the next."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
    }
    from korner.images.models import Asset  # models are loaded after this file

    # The field asked for its storage once, when the models were loaded.
    monkeypatch.setattr(Asset._meta.get_field("original"), "storage", storages["private"])
    cache.clear()


@pytest.fixture
def staff(client):
    """Sign a person of the given role in at the desk: `staff("editor")` returns the account."""
    from tests.factories import UserFactory

    def sign_in(role, **kwargs):
        person = UserFactory(role=role, **kwargs)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return person

    return sign_in
