"""The door of the paper: a stored page is answered here, before Django sees the request (RULES.md 3).

Everything a hit needs was worked out when the page was kept; a hit compares one number. What goes wrong with the store is
one line in the log: the page is built, nothing else.
"""

import logging
import os
import time
from collections.abc import Callable, Iterable
from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from django.conf import settings

from korner.caching import encodings, stores
from korner.caching.counters import LAST
from korner.caching.files import name_of
from korner.caching.keys import PASSING, PERSONAL, Hosts, canonical_query
from korner.caching.pages import Memory, Page, Ready
from korner.caching.release import release
from korner.caching.tags import Shown
from korner.proxies import TrustedProxies

log = logging.getLogger(__name__)

COLLECT = "korner.collect"  # in the environment of a request: its page is wanted for the store
SHOWN = "korner.shown"  # and what the page showed, left there by ShownMiddleware
UNKNOWN = "korner.unknown"  # and that its query says words no page knows: it is made for this request alone
KEPT = frozenset({"200 OK", "301 Moved Permanently"})
LARGEST = 4 * 1024 * 1024
# Answers that are never stored say so in these; what belongs to one request is not kept with the page.
OF_ONE_REQUEST = frozenset({"x-request-id", "content-length", "etag", "last-modified", "vary", "date", "connection"})
NOT_MODIFIED = f"{HTTPStatus.NOT_MODIFIED.value} {HTTPStatus.NOT_MODIFIED.phrase}"
DAY = 86_400.0


class Answer:
    """What Django answered: status, headers, body."""

    def __init__(self, application, environ):
        self.status, self.headers = "", []
        parts = application(environ, self.start)
        try:
            self.body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()

    def start(self, status, headers, exc_info=None):
        """Stand in for the server's start_response."""
        self.status, self.headers = status, headers
        return lambda data: None

    def header(self, name: str) -> str:
        """The value of a header, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def may_be_kept(self) -> bool:
        """Whether every reader may get this very answer."""
        control = self.header("cache-control").lower()
        vary = {name.strip().lower() for name in self.header("vary").split(",")} - {""}
        return (
            self.status in KEPT
            and not self.header("set-cookie")
            and "no-store" not in control
            and "private" not in control
            and vary <= {"accept-encoding"}
            and len(self.body) <= LARGEST
        )


class Process:
    """Which process this is, known without asking the system at every hit: a fork tells."""

    number = os.getpid()

    @classmethod
    def look(cls):
        """Note the number anew."""
        cls.number = os.getpid()


os.register_at_fork(after_in_child=Process.look)


class Door:
    """A WSGI application before another one. `store` is opened at the first request of the process."""

    def __init__(self, application: Callable):
        self.application = application
        self.process = 0
        self.store: Any = None  # a stores.Store; the hit asks it without looking whether it is there
        self.hosts = Hosts(settings.ALLOWED_HOSTS)
        proxies = TrustedProxies(settings.TRUSTED_PROXIES)
        self.scheme_of = proxies.scheme if proxies else None
        self.staff_cookie = f"{settings.SESSION_COOKIE_NAME}="
        self.known_words = frozenset(settings.PAGE_STORE_QUERY)
        self.tells_edge = bool(settings.EDGE_PURGE_URLS)
        self.open_again = 0.0
        self.release = release().hex()

    # --- a hit ----------------------------------------------------------------------------------------------------
    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if self.store is None or self.process != Process.number:
            self.open()
        key = self.key_of(environ)
        if key is None or self.store is None:
            return self.pass_by(environ, start_response)
        now = time.time()
        if now > self.look_at:
            self.look_around(now)
        ready = self.memory.get(key)
        if ready is not None:
            try:
                last = self.last(LAST)
                if ready.ends > now and (ready.checked == last or self.holds(ready, last)):
                    self.memory.used(key)
                    return self.send(ready, environ, start_response, now)
            except stores.PROBLEMS as problem:
                self.trouble(problem)
                return self.pass_by(environ, start_response)
            self.memory.drop(key)
        return self.fetch(key, environ, start_response)

    def key_of(self, environ: dict) -> tuple[str, str, str, str, str] | None:
        """(scheme, host, path, query, encoding) of a request that a stored page may answer, else None."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if (method != "GET" and method != "HEAD") or path.startswith(PASSING) or environ.get("SCRIPT_NAME"):
            return None
        cookie = environ.get("HTTP_COOKIE")
        if cookie is not None and self.staff_cookie in cookie:
            return None
        for name in PERSONAL:
            if name in environ:
                return None
        query = environ.get("QUERY_STRING", "")
        if query:
            query, known = canonical_query(query, self.known_words)
            if not known:
                return None
        host = environ.get("HTTP_HOST", "")
        if host not in self.hosts:
            return None
        scheme = self.scheme_of(environ) if self.scheme_of else environ["wsgi.url_scheme"]
        return scheme, host, path, query, encodings.chosen(environ.get("HTTP_ACCEPT_ENCODING", ""))

    def holds(self, ready: Ready, last: int) -> bool:
        """Whether a page of the memory is still good now that something was purged; it is not asked again until the next."""
        good = self.store.is_good(ready)
        if good:
            ready.checked = last
        return good

    def send(self, ready: Ready, environ: dict, start_response: Callable, now: float) -> Iterable[bytes]:
        """Answer with a page of the memory."""
        headers = ready.headers
        asked = environ.get("HTTP_IF_NONE_MATCH")
        unchanged = asked is not None and ready.status == "200 OK" and matches(asked, ready.etag)
        if unchanged:
            headers = ready.not_modified
        if self.tells_edge:
            headers = headers + self.for_edge(ready.tags, ready.ends - now, ready.checked)
        start_response(NOT_MODIFIED if unchanged else ready.status, headers)
        return () if unchanged or environ["REQUEST_METHOD"] == "HEAD" else ready.body

    def for_edge(self, tags: Iterable[str], seconds: float, number: int) -> list[tuple[str, str]]:
        """What the edge must know of a page that it may keep for `seconds`; 0: not at all."""
        if seconds < 1:
            return [("Surrogate-Control", "no-store")]
        return [
            ("xkey", " ".join(tags)),
            ("Surrogate-Control", f"max-age={int(seconds)}"),
            ("X-Korner-Number", str(number)),
        ]

    # --- a miss ---------------------------------------------------------------------------------------------------
    def fetch(self, key, environ, start_response):
        """Answer with the page that another process has kept, or build it."""
        name = name_of((self.release, *key[:4]))
        try:
            page = self.good(name)
            if page is None and environ["REQUEST_METHOD"] == "GET":
                with self.store.builder(name, lambda: self.good(name)) as found:
                    if found is None:
                        return self.build(key, name, environ, start_response)
                    page = found
            if page is not None:
                ready = self.make_ready(key, name, page)
                return self.send(ready, environ, start_response, time.time())
        except stores.PROBLEMS as problem:
            self.trouble(problem)
        return self.pass_by(environ, start_response)

    def good(self, name: str) -> Page | None:
        """The page that the processes share under `name`, if it is still good."""
        page = self.store.get(name)
        return page if page is not None and page.ends > time.time() and self.store.is_good(page) else None

    def make_ready(self, key, name: str, page: Page) -> Ready:
        """Take a page into the memory in the encoding asked for; the shared page learns an encoding it lacked."""
        last = self.last(LAST)
        encoding = key[4] if encodings.packs_well(content_type(page), page.bodies[""]) else ""
        if encoding not in page.bodies:
            page.bodies[encoding] = encodings.packed(page.bodies[""], encoding)
            self.store.put(name, page)
        # Checked anew with the number read before: what was purged in between is asked of it at its first hit.
        ready = Ready(page, encoding, last if self.store.is_good(page) else page.number)
        self.memory.put(key, ready)
        return ready

    def build(self, key, name: str, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Let Django make the page; keep it if every reader may get it and nothing it shows was touched meanwhile."""
        epoch, number = self.store.start()
        wanted = dict(environ)
        for header in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
            wanted.pop(header, None)
        wanted["QUERY_STRING"] = key[3]
        wanted[COLLECT] = True
        answer = Answer(self.application, wanted)
        shown: Shown | None = wanted.get(SHOWN)
        if shown is None or not answer.may_be_kept():
            return self.send_once(answer, key[4], environ, start_response)
        now = time.time()
        page = Page(
            status=answer.status,
            headers=[pair for pair in answer.headers if pair[0].lower() not in OF_ONE_REQUEST],
            etag=blake2b(answer.body, digest_size=10).hexdigest(),
            tags=tuple(shown.names()),
            slots=(),
            number=number,
            epoch=epoch,
            ends=min(shown.ends.timestamp() if shown.ends else now + DAY, now + DAY),
            bodies={"": answer.body},
        )
        page.slots = self.store.slots_of(page.tags)
        try:
            if page.ends > now and self.store.is_good(page):
                self.store.put(name, page)
                return self.send(self.make_ready(key, name, page), environ, start_response, now)
        except stores.PROBLEMS as problem:
            self.trouble(problem)
        return self.send_once(answer, key[4], environ, start_response)

    def send_once(self, answer: Answer, encoding: str, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Pass Django's answer on, packed if it is worth it; nobody keeps it."""
        body, headers = answer.body, [pair for pair in answer.headers if pair[0].lower() != "content-length"]
        if answer.status == "200 OK" and encodings.packs_well(answer.header("content-type"), body):
            if encoding and not answer.header("content-encoding"):
                body = encodings.packed(body, encoding)
                headers.append(("Content-Encoding", encoding))
            if "accept-encoding" not in answer.header("vary").lower():
                headers.append(("Vary", "Accept-Encoding"))
        headers.append(("Content-Length", str(len(body))))
        if self.tells_edge:
            headers.append(("Surrogate-Control", "no-store"))
        start_response(answer.status, headers)
        return [body]

    def pass_by(self, environ, start_response):
        """Let Django answer, without the store; trackers' words are dropped here too."""
        query = environ.get("QUERY_STRING", "")
        if query and environ["REQUEST_METHOD"] in ("GET", "HEAD") and not environ["PATH_INFO"].startswith(PASSING):
            environ["QUERY_STRING"], known = canonical_query(query, self.known_words)
            environ[UNKNOWN] = not known
        return self.application(environ, start_response)

    # --- the store itself -----------------------------------------------------------------------------------------
    def open(self):
        """Open the store in this process; a process made of another one opens its own."""
        now = time.time()
        if self.process == Process.number and now < self.open_again:
            return
        self.process, self.store, self.open_again = Process.number, None, now + 5
        self.memory = Memory(settings.PAGE_STORE_MEMORY)
        self.look_at = now + 1
        try:
            self.store = stores.current()
        except stores.PROBLEMS as problem:
            self.trouble(problem)
            return
        if self.store is not None:
            self.last = self.store.last_number()
            stores.at_start(self.store)

    def look_around(self, now: float):
        """Once a second: is the folder still the one we opened?"""
        self.look_at = now + 1
        if not self.store.is_current():
            stores.forget()
            self.process = 0
            self.open()

    def trouble(self, problem):
        """Say once a minute that the store cannot be used."""
        stores.say_trouble(problem)


def matches(asked: str, etag: str) -> bool:
    """Whether an If-None-Match header names `etag` (RFC 9110, 13.1.2: compared weakly)."""
    if asked == etag:
        return True
    return any(part.strip().removeprefix("W/") in (etag, "*") for part in asked.split(","))


def content_type(page: Page) -> str:
    """The content type a page is sent with."""
    return next((value for name, value in page.headers if name.lower() == "content-type"), "")
