"""An application for the edge's tests that does what it is told: counts who asks, answers as set, hangs, dies, returns."""

import socket
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from deploy.house.scratch import free_port


@dataclass
class Answer:
    """What the application says at one address."""

    body: bytes = b"first"
    status: int = 200
    headers: dict = field(default_factory=dict)
    held: threading.Event | None = None  # while this is not set, the answer waits
    begun: threading.Event = field(default_factory=threading.Event)


@dataclass
class Asked:
    """A request as the application saw it."""

    method: str
    path: str
    headers: dict


def page(body="first", tags="", *, seconds=3600, number=0, **headers):
    """A page as the door sends it to the edge: kept for `seconds`, carrying `tags`."""
    told = {"Surrogate-Control": f"max-age={seconds}", "X-Korner-Number": str(number), "Cache-Control": "no-cache"}
    told |= {"Content-Type": "text/html; charset=utf-8", **({"xkey": tags} if tags else {})}
    return Answer(body.encode(), headers={**told, **{name.replace("_", "-"): value for name, value in headers.items()}})


class Application:
    """Serves `answers` (path with query → Answer, or a function of Asked that returns one) on a port of its own."""

    def __init__(self):
        self.port, self.server = free_port(), None
        self.forget()

    def forget(self):
        """Start from nothing."""
        self.answers, self.asked = {}, []

    def __setitem__(self, path, answer):
        self.answers[path] = answer

    def times(self, path):
        """How often `path` was asked for."""
        return sum(one.path == path for one in self.asked)

    @property
    def last(self):
        """The latest request."""
        return self.asked[-1]

    def start(self):
        """Listen. Starting what runs changes nothing."""
        if self.server:
            return
        application, self.connections = self, set()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                super().setup()
                application.connections.add(self.connection)

            def answer(self):
                length = int(self.headers.get("Content-Length") or 0)
                self.rfile.read(length)
                asked = Asked(self.command, self.path, {name.lower(): value for name, value in self.headers.items()})
                answer = application.answer_to(asked)
                answer.begun.set()
                if answer.held and not answer.held.wait(20):
                    return
                self.send_response_only(answer.status)
                for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer.body)

            do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = answer

            def log_message(self, *arguments):
                pass

        class Server(ThreadingHTTPServer):
            allow_reuse_address, daemon_threads, request_queue_size = True, True, 64

            def handle_error(self, request, client_address):
                pass  # connections are cut on purpose

        self.server = Server(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def answer_to(self, asked):
        """The answer that is set for a request, and a note that it came."""
        if asked.path == "/healthz":
            return Answer(b"ok")
        self.asked.append(asked)
        answer = self.answers.get(asked.path, Answer(b"not here", 404))
        return answer(asked) if callable(answer) else answer

    def stop(self):
        """Be gone like a killed process: nobody listens, and open connections are cut."""
        if not self.server:
            return
        self.server.shutdown()
        self.server.server_close()
        for connection in self.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # closed already
        self.server = None
        time.sleep(0.05)  # the edge notices the cut connections
