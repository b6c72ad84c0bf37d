"""The one door to the outside: an address is asked within limits of time, length, redirects and addresses, or not at all.

Only running.py comes through here, in a task. What is sent tells who asks; a secret goes to the host it is meant for, and
stands in no log and in no problem.
"""

import logging
import re
import ssl
from contextlib import contextmanager
from datetime import timedelta

import httpcore
import httpx
from django.conf import settings
from django.utils import timezone
from django.utils.http import parse_http_date_safe

from korner import __version__
from korner.fetching.addresses import checked, port_of
from korner.fetching.connecting import CheckedTransport, Deadline
from korner.fetching.problems import Unreachable
from korner.fetching.sources import Answer, NotModified
from korner.fetching.unpacking import body_of

log = logging.getLogger(__name__)
__all__ = ["Unreachable", "fetch"]

MOST_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
MAX_AGE = re.compile(r"(?:^|[\s,])max-age=\"?(\d{1,8})", re.IGNORECASE)
BROKEN = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ConnectionNotAvailable)
GOOD = (200, 203)  # 203 is how MET Norway says that what is asked there will end one day: the forecast in it is good
NOT_KEPT = re.compile(r"no-(?:cache|store)", re.IGNORECASE)


def fetch(ask, *, most_bytes, seconds, etag="", last_modified=""):
    """The Answer to `ask`, or NotModified where it is still what `etag` and `last_modified` stand for.

    All of it, redirects included, takes at most `seconds`; the body has at most `most_bytes`, packed and unpacked.
    Raises Unreachable, whose reason is a key of problems.PROBLEMS.
    """
    asked_at, deadline = timezone.now(), Deadline(seconds)
    sent = dict(ask.headers)
    sent |= {"If-None-Match": etag} if etag else {}
    sent |= {"If-Modified-Since": last_modified} if last_modified else {}
    url = checked(ask.url)
    for _step in range(MOST_REDIRECTS + 1):
        with answered(url, sent, deadline) as response:
            if response.status_code not in REDIRECTS:
                return read(response, ask, asked_at, most_bytes, conditional=bool(etag or last_modified))
            target = next_address(url, response)
        if origin(target) != origin(url):
            sent = {}  # what was meant for one host, a key above all, is no other's
        url = target
    raise Unreachable("redirects")


@contextmanager
def answered(url, headers, deadline):
    """The streamed httpx.Response of one address; whatever goes wrong meanwhile is raised as Unreachable."""
    # Below httpx's client, which keeps cookies, reads the environment, logs addresses and follows where it is led.
    transport = CheckedTransport(deadline)
    try:
        response = transport.handle_request(httpx.Request("GET", url, headers=own_headers() | headers))
        try:
            yield response
        finally:
            response.close()
    except (httpcore.TimeoutException, *BROKEN, UnicodeError) as problem:
        raise told(problem) from None  # a library's own words may hold what was sent
    finally:
        transport.close()


def told(problem):
    """The Unreachable for what a library ran into."""
    if isinstance(problem, httpcore.TimeoutException):
        return Unreachable("slow")
    if isinstance(problem, httpcore.LocalProtocolError | UnicodeError):
        return Unreachable("request")
    if isinstance(problem, httpcore.ConnectError):
        return Unreachable("unsafe" if isinstance((problem.args or [None])[0], ssl.SSLError) else "silent")
    return Unreachable("broken")


def own_headers():
    """What is said with every request: who asks, and that gzip is understood."""
    contact = "; ".join(part for part in (f"+{settings.SITE_URL}", settings.FETCH_CONTACT) if part)
    contact = "".join(sign for sign in contact if sign.isascii() and sign.isprintable())  # more cannot be sent
    return {"User-Agent": f"korner/{__version__} ({contact})", "Accept": "*/*", "Accept-Encoding": "gzip"}


def origin(url):
    """What belongs to one owner: scheme, host and port."""
    return url.scheme, url.host, port_of(url)


def next_address(url, response):
    """Where a redirect leads, checked like any other address."""
    try:
        target = url.join(response.headers.get("location", ""))
    except (httpx.InvalidURL, ValueError):
        raise Unreachable("address") from None
    return checked(str(target))


def read(response, ask, asked_at, most_bytes, *, conditional):
    """What a response that is no redirect says: Answer, NotModified, or Unreachable with its status."""
    headers = response.headers
    expires = expires_of(headers, asked_at)
    if response.status_code == 304 and conditional:
        return NotModified(ask, asked_at, expires)
    if response.status_code == 203:
        log.warning("%s answered with 203: ask whether what is asked there will end", httpx.URL(ask.url).host)
    if response.status_code not in GOOD:
        raise Unreachable("status", response.status_code, wait_of(headers, asked_at))
    return Answer(
        ask=ask,
        body=body_of(response, most_bytes),
        content_type=headers.get("content-type", "")[:200],
        asked_at=asked_at,
        expires=expires,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
    )


def expires_of(headers, asked_at):
    """Until when an answer says that it stays as it is, by our own clock; None where it says nothing."""
    control = headers.get("cache-control", "")
    if NOT_KEPT.search(control):
        return None
    age = MAX_AGE.search(control)
    if age:
        return asked_at + timedelta(seconds=int(age[1]))
    until, date = (parse_http_date_safe(headers.get(name, "")) for name in ("expires", "date"))
    if until is None:
        return None
    # Theirs against theirs: a clock that goes wrong there is wrong in both.
    rest = until - (date if date is not None else asked_at.timestamp())
    return asked_at + timedelta(seconds=min(rest, 10**8)) if rest > 0 else None


def wait_of(headers, asked_at):
    """How long a source asks to be left alone (Retry-After), None where it does not."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return timedelta(seconds=min(int(said[:9]), 10**8))
    moment = parse_http_date_safe(said)
    return timedelta(seconds=max(0, moment - asked_at.timestamp())) if moment is not None else None
