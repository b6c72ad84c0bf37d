"""How the application tells its edges: all at once, in its time, and who did not confirm is named."""

import socket
import time

import pytest

from deploy.house.scratch import free_port
from korner.caching.edge import purge
from tests.edge.application import page

pytestmark = pytest.mark.scratch


def test_an_edge_that_does_not_confirm_is_named_and_the_others_are_purged(reader, application, settings, caplog):
    gone = f"http://127.0.0.1:{free_port()}/"
    settings.EDGE_PURGE_URLS = [gone, *settings.EDGE_PURGE_URLS]
    application["/a/"] = page("old", "article1")
    reader.get("/a/")
    application["/a/"] = page("new", "article1", number=1)
    assert purge(["article1"], number=1) == [gone]
    assert reader.get("/a/").text == "new"
    assert [gone in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize("secret", ["wrong", "wrong\r\nxkey: x"])
def test_a_wrong_word_is_no_confirmation(edge, settings, caplog, secret):
    settings.EDGE_PURGE_SECRET = secret
    assert purge(["article1"], number=1) == settings.EDGE_PURGE_URLS
    assert edge.secret not in caplog.text


def test_a_save_waits_its_time_at_most_for_all_edges_together(settings):
    assert settings.EDGE_PURGE_SECONDS == 2
    settings.EDGE_PURGE_SECONDS = 0.5
    silent = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
    settings.EDGE_PURGE_SECRET = "x"
    settings.EDGE_PURGE_URLS = [f"http://127.0.0.1:{server.getsockname()[1]}/" for server in silent]
    began = time.monotonic()
    assert purge(["article1"], number=1) == settings.EDGE_PURGE_URLS
    assert 0.4 < time.monotonic() - began < 1.5
    for server in silent:
        server.close()


def test_without_an_edge_there_is_nothing_to_do(settings):
    settings.EDGE_PURGE_URLS = []
    assert purge(["article1"], number=1) == []


def test_an_address_of_unknown_kind_is_named_and_stops_nobody(settings, caplog):
    settings.EDGE_PURGE_SECRET, settings.EDGE_PURGE_URLS = "x", ["gopher://edge.example/"]
    assert purge(["article1"], number=1) == ["gopher://edge.example/"]
    assert len(caplog.records) == 1
