"""A real server on this machine that behaves as badly as it is asked to: one path for each way."""

import gzip
import socket
import socketserver
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

GOOD = b'<?xml version="1.0"?><rates day="2026-11-24"><rate code="USD" value="1.1574"/><rate code="TRY" value="48.7421"/></rates>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    b'<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>'
    b'<rates day="2026-11-24"><rate code="&f;" value="1"/></rates>'
)
EXTERNAL = b'<!DOCTYPE rates [<!ENTITY x SYSTEM "file:///etc/passwd">]><rates day="2026-11-24"><rate code="&x;" value="1"/></rates>'
PAGE = b"<!DOCTYPE html><html><body><script>alert(1)</script>Down for a moment.</body></html>"
MEGABYTE = 1024 * 1024


@dataclass
class Came:
    """One request as it came in."""

    path: str
    query: dict
    headers: dict


@dataclass
class Said:
    """An answer that is meant to be well behaved."""

    body: bytes = b""
    status: str = "200 OK"
    headers: dict = field(default_factory=dict)

    def send(self, out):
        headers = {"Content-Type": "text/xml", "Content-Length": len(self.body), "Connection": "close", **self.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value is not None)
        out(f"HTTP/1.1 {self.status}\r\n{head}\r\n".encode() + self.body)


def page_of(body, content_type="text/xml", **headers):
    return lambda came, out, stop: Said(body, headers={"Content-Type": content_type, **headers}).send(out)


def packed(body, packing="gzip"):
    return page_of(body, **{"Content-Encoding": packing})


def status(line, **headers):
    return lambda came, out, stop: Said(b"<p>no</p>", line, {n.replace("_", "-"): v for n, v in headers.items()}).send(
        out
    )


def redirect(came, out, stop):
    Said(status="302 Found", headers={"Location": came.query["to"][0]}).send(out)


def hang(came, out, stop):
    stop.wait(30)


def drip(head):
    """A byte now and then: of the head, or of the body after a whole head."""

    def behave(came, out, stop):
        if head:
            out(b"HTTP/1.1 200 OK\r\n")
            piece = b"X"
        else:
            out(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n<rates>")
            piece = b" "
        while not stop.wait(0.1):
            out(piece)

    return behave


def informs_for_ever(came, out, stop):
    while not stop.is_set():
        out(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100)


def sends_a_hundred_megabytes(declared):
    def behave(came, out, stop):
        length = b"Content-Length: 104857600\r\n" if declared else b""
        out(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n" + length + b"Connection: close\r\n\r\n")
        for _number in range(100):
            out(b" " * MEGABYTE)

    return behave


def breaks_off(came, out, stop):
    out(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n" + GOOD[:0x40] + b"\r\n"
    )


def long_head(came, out, stop):
    out(b"HTTP/1.1 200 OK\r\n")
    while not stop.is_set():
        out(b"X-Long: " + b"x" * 60_000 + b"\r\n")


def not_modified(came, out, stop):
    if came.headers.get("if-none-match") == '"v1"':
        Said(status="304 Not Modified", headers={"Content-Type": None, "Content-Length": None, "ETag": '"v1"'}).send(
            out
        )
    else:
        Said(GOOD, headers={"ETag": '"v1"', "Last-Modified": "Tue, 24 Nov 2026 10:00:00 GMT"}).send(out)


DEEP = b"<a>" * 100_000 + b"</a>" * 100_000
RATES = '<rates day="2026-11-24"><rate code="USD" value="1.2"/><rate code="TRY" value="%s"/></rates>'
JSON = b'{"day": "2026-11-24", "rates": {"USD": %s, "TRY": 48.7421}}'
GZIP_BOMB = gzip.compress(bytes(100 * MEGABYTE))

WAYS = {
    "good": page_of(GOOD),
    "good-packed": packed(gzip.compress(GOOD)),
    "good-json": page_of(JSON % b"1.1574", "application/json"),
    "cached": page_of(GOOD, Date="Tue, 24 Nov 2026 10:00:00 GMT", Expires="Tue, 24 Nov 2026 13:00:00 GMT"),
    "etag": not_modified,
    "hangs": hang,
    "drips-its-head": drip(head=True),
    "drips": drip(head=False),
    "informs-for-ever": informs_for_ever,
    "long-head": long_head,
    "a-hundred-megabytes": sends_a_hundred_megabytes(declared=False),
    "a-hundred-megabytes-declared": sends_a_hundred_megabytes(declared=True),
    "gzip-bomb": packed(GZIP_BOMB),
    "gzip-in-gzip": packed(gzip.compress(gzip.compress(GOOD))),
    "gzip-twice": packed(gzip.compress(gzip.compress(GOOD)), "gzip, gzip"),
    "gzip-of-a-bomb": packed(gzip.compress(GZIP_BOMB)),
    "gzip-of-nothing-often": packed(gzip.compress(b"") * 50_000),
    "gzip-cut": packed(gzip.compress(GOOD)[:-12]),
    "no-gzip": packed(GOOD),
    "brotli": packed(b"\x0b\x02\x80", "br"),
    "deflate": packed(b"x", "deflate"),
    "says-more-than-it-sends": page_of(GOOD, **{"Content-Length": len(GOOD) + 50}),
    "says-less-than-it-sends": page_of(GOOD, **{"Content-Length": len(GOOD) - 20}),
    "breaks-off": breaks_off,
    "closes-at-once": lambda came, out, stop: None,
    "no-http": lambda came, out, stop: out(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "html": page_of(PAGE, "text/html; charset=utf-8"),
    "html-called-xml": page_of(PAGE),
    "empty": page_of(b""),
    "wrong-root": page_of(b"<prices><price/></prices>"),
    "no-xml": page_of(b"rates: 1"),
    "old-day": page_of(b'<rates day="2017-03-08"><rate code="TRY" value="3.9434"/></rates>'),
    "laughs": page_of(LAUGHS),
    "external": page_of(EXTERNAL),
    "deep": page_of(DEEP),
    "unknown-letters": page_of(b'<?xml version="1.0" encoding="EBCDIC-XX"?><rates/>'),
    "number-nan": page_of((RATES % "NaN").encode()),
    "number-huge": page_of((RATES % "1e999").encode()),
    "number-below-nothing": page_of((RATES % "-48.7").encode()),
    "number-with-comma": page_of((RATES % "48,7421").encode()),
    "number-missing": page_of((RATES % "").encode()),
    "number-script": page_of((RATES % "&lt;script&gt;alert(1)&lt;/script&gt;").encode()),
    "json-nan": page_of(JSON % b"NaN", "application/json"),
    "json-huge": page_of(JSON % b"1e999", "application/json"),
    "json-twice": page_of(JSON % b'1.2, "USD": 9', "application/json"),
    "json-deep": page_of(b"[" * 200_000, "application/json"),
    "json-list": page_of(b"[1, 2]", "application/json"),
    "redirect": redirect,
    "loop": lambda came, out, stop: Said(status="301 Moved", headers={"Location": "/loop"}).send(out),
    "redirect-nowhere": status("302 Found"),
    "429": status("429 Too Many Requests", Retry_After="1800"),
    "503": status("503 Service Unavailable", Retry_After="Tue, 24 Nov 2026 12:00:00 GMT"),
    "500": status("500 Internal Server Error"),
    "404": status("404 Not Found"),
    "203": lambda came, out, stop: Said(GOOD, "203 Non-Authoritative Information").send(out),
    "204": status("204 No Content", Content_Length=None),
    "304-not-asked": status("304 Not Modified", Content_Length=None),
}


class Server(socketserver.ThreadingTCPServer):
    """The server: `url("good")` is the address of a way, `came` all requests that came in."""

    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def __init__(self, address="127.0.0.1"):
        self.came, self.stop = [], threading.Event()
        super().__init__((address, 0), Handler)
        self.port = self.server_address[1]

    def url(self, way, host="127.0.0.1", scheme="http"):
        return f"{scheme}://{host}:{self.port}/{way}"

    def handle_error(self, request, client_address):
        """Whoever asked has gone away: that is what is tested."""

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *problem):
        self.stop.set()
        self.shutdown()
        self.server_close()


class Handler(socketserver.StreamRequestHandler):
    """Reads a request, and answers in the way of its path."""

    def handle(self):
        if self.connection.recv(1, socket.MSG_PEEK) == b"\x16":  # somebody hopes for a safe connection
            self.connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        first = self.rfile.readline(65536).decode("latin-1").split()
        headers = {}
        while line := self.rfile.readline(65536).decode("latin-1").strip():
            name, _colon, value = line.partition(":")
            headers[name.lower()] = value.strip()
        if len(first) < 2:
            return
        parts = urlsplit(first[1])
        came = Came(parts.path, parse_qs(parts.query), headers)
        self.server.came.append(came)
        WAYS[parts.path.strip("/")](came, self.connection.sendall, self.server.stop)
