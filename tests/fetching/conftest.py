"""The misbehaving server, a source that asks it, and the little time it gets."""

from dataclasses import replace

import pytest

from korner.fetching.addresses import let_in
from korner.fetching.sources import Ask
from tests.fetching.server import Server
from tests.fetching.station import sources


@pytest.fixture
def server():
    """The server, let in through the door for this test."""
    with Server() as server, let_in("127.0.0.1", server.port):
        yield server


@pytest.fixture
def other_server():
    """Another house on this machine, let in as well."""
    with Server() as server, let_in("127.0.0.1", server.port):
        yield server


@pytest.fixture
def station(server, settings, monkeypatch):
    """Let the station's source ask the server in certain ways: `station("good")` is the Source; keys are the ways."""
    settings.FETCH_SECONDS = 1

    def asks(*ways, headers=None, key=None, **facts):
        found = [Ask(server.url(way), key=key if key is not None else way, headers=headers or {}) for way in ways]
        monkeypatch.setattr(sources, "ASKED", found)
        return replace(sources.STATION, **facts)

    return asks


@pytest.fixture
def only_the_station(monkeypatch):
    """Of all sources those of the tests alone, whatever the paper's own apps ask."""
    found = {source.name: source for source in sources.SOURCES}
    for module in ("standing", "tasks", "views"):
        monkeypatch.setattr(f"korner.fetching.{module}.all_sources", lambda: found)
