"""The real Varnish with the newspaper's own configuration, before an application that the tests hold in their hands."""

import http.client
import os
import threading
from dataclasses import dataclass

import pytest

from deploy.house.scratch_edge import ScratchEdge
from korner.caching import edge as purging
from tests.edge.application import Application

HOST = "testserver"
TERMINATOR = "127.0.0.2"  # what comes from here has passed the proxy that speaks TLS


@dataclass
class Got:
    """An answer as the reader sees it."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Reader:
    """Asks the edge."""

    def __init__(self, port):
        self.port = port

    def ask(self, method, path, headers=(), *, body=None, come_from="127.0.0.1", seconds=15):
        """Send one request on a connection of its own; return what was Got."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds, source_address=(come_from, 0))
        try:
            connection.request(method, path, body=body, headers={"Host": HOST, **dict(headers)})
            answer = connection.getresponse()
            return Got(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path, **headers):
        """GET `path`; `Accept_Encoding="br"` sends a header."""
        return self.ask("GET", path, {name.replace("_", "-"): value for name, value in headers.items()})

    def at_once(self, number, path):
        """`number` readers ask for `path` at the same time; their answers."""
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(self.get(path))) for _ in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers


@pytest.fixture(scope="session")
def running_edge():
    """Varnish and the application behind it, once for all tests of this process."""
    if not os.environ.get("TEST_EDGE"):
        pytest.skip("needs the Varnish of make test")
    application = Application()
    application.start()
    with ScratchEdge(application.port, EDGE_TLS_FROM=TERMINATOR, EDGE_PATIENCE="2") as edge:
        yield edge, application
    application.stop()


@pytest.fixture
def edge(running_edge, settings):
    """The edge, empty, and the purge door's address and word in the settings."""
    edge, application = running_edge
    settings.EDGE_PURGE_URLS, settings.EDGE_PURGE_SECRET = [edge.url], edge.secret
    application.forget()
    application.start()
    assert purging.purge([], everything=True) == []
    yield edge
    application.start()


@pytest.fixture
def application(edge, running_edge):
    """The application behind the edge, which knows no page yet."""
    return running_edge[1]


@pytest.fixture
def reader(edge):
    """Somebody who reads the paper through the edge."""
    return Reader(edge.port)
