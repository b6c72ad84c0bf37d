"""What the paper's own apps ask, as far as it can be told without asking: names, addresses, limits, keys."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils.module_loading import import_string, module_has_submodule

from korner.fetching.addresses import checked
from korner.fetching.models import Asked
from korner.fetching.sources import MEGABYTE, all_sources

pytestmark = pytest.mark.django_db


def told():
    """All sources of all apps, one of a name that another app has taken already included."""
    return [
        source
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "sources") and config.name != "korner.fetching"
        for source in import_string(f"{config.name}.sources.SOURCES")
    ]


def test_each_source_has_a_name_of_its_own_that_fits_into_an_address():
    names = Counter(source.name for source in told())
    assert [name for name, times in names.items() if times > 1 or not re.fullmatch(r"[a-z0-9_-]{1,40}", name)] == []
    assert list(all_sources()) == list(names)


@pytest.mark.parametrize("source", told(), ids=lambda source: source.name)
def test_each_source_keeps_to_the_limits_of_the_house(source, settings):
    assert source.every >= timedelta(minutes=10)
    assert source.most_bytes <= 5 * MEGABYTE
    assert not source.home or source.home.startswith("https://")
    assert not source.key_setting or hasattr(settings, source.key_setting) or source.name == "locked"


@pytest.mark.parametrize("source", told(), ids=lambda source: source.name)
def test_each_address_may_be_asked_has_a_key_of_its_own_and_no_secret(source, settings):
    if source.key_setting:
        setattr(settings, source.key_setting, "very-secret")
    asks = list(source.asks())
    longest = Asked._meta.get_field("key").max_length
    for ask in asks:
        assert checked(ask.url).scheme == "https"
        assert "very-secret" not in ask.url
        assert len(ask.key) <= longest
    assert len({ask.key for ask in asks}) == len(asks)
