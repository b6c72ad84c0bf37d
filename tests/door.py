"""A reader who stands before the door of the paper and sees whether Django was asked."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from korner.caching.door import Door


@contextmanager
def connection_of_the_test():
    """Requests in the block leave the connection open: the test's transaction goes on."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@dataclass
class Received:
    """What the reader got."""

    status: int
    headers: dict
    body: bytes
    made: bool  # whether Django made it for this very request

    @property
    def text(self):
        return self.body.decode()


@dataclass
class Reader:
    """Asks the door as a browser would: `reader.get("/fr/", cookie="a=b")`."""

    door: Door = None
    made: list = field(default_factory=list)

    def __post_init__(self):
        handler = WSGIHandler()

        def application(environ, start_response):
            self.made.append(environ["PATH_INFO"])
            return handler(environ, start_response)

        self.door = Door(application)

    def ask(self, method, path, **headers):
        headers = {"host": "testserver", **{name.replace("_", "-"): value for name, value in headers.items()}}
        environ = RequestFactory().generic(method, path, headers=headers).environ
        if "?" in path:
            environ["QUERY_STRING"] = path.partition("?")[2]  # as sent: the factory would quote it anew
        answer = {}

        def start(status, headers, exc_info=None):
            answer.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

        before = len(self.made)
        with connection_of_the_test():
            parts = self.door(environ, start)
            body = b"".join(parts)
            if hasattr(parts, "close"):
                parts.close()
        return Received(answer["status"], answer["headers"], body, len(self.made) > before)

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def head(self, path, **headers):
        return self.ask("HEAD", path, **headers)
