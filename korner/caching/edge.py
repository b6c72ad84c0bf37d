"""Purging at the edge: who keeps our pages in front of us, and how he is told that some have changed.

An edge is a class with `purge`; which one, the scheme of its address says. Varnish (deploy/varnish) speaks http; a CDN
that purges by tag gets a class here and a scheme of its own.
"""

import http.client
import logging
import threading
import time
from collections.abc import Iterable
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

logger = logging.getLogger(__name__)

# Letters of tags a request names: Varnish takes 8 KB a header line.
LINE = 6000


class NotPurged(Exception):
    """An edge answered, but did not purge."""


class Edge(Protocol):
    """Somebody who keeps our pages, at an address from EDGE_PURGE_URLS."""

    def __init__(self, url: str) -> None: ...

    def purge(self, tags: list[str], *, hard: bool, everything: bool, number: int, until: float) -> None:
        """Forget what carries one of `tags`, or `everything`, and be done by `until` (time.monotonic()).

        Soft: the old page is shown only while the application is down. Hard: never more. `number` is the purge's own.
        Raises OSError, http.client.HTTPException or NotPurged.
        """


class Varnish:
    """A Varnish with deploy/varnish/korner.vcl."""

    def __init__(self, url: str) -> None:
        self.address = urlsplit(url)

    def purge(self, tags: list[str], *, hard: bool, everything: bool, number: int, until: float) -> None:
        kind = http.client.HTTPSConnection if self.address.scheme == "https" else http.client.HTTPConnection
        connection = kind(self.address.hostname or "", self.address.port, timeout=until - time.monotonic())
        headers = {"X-Korner-Secret": settings.EDGE_PURGE_SECRET, "X-Korner-Number": str(number)}
        name = "xkey-hard" if hard else "xkey"
        asked = [{"X-Korner-Everything": "1"}] if everything else [{name: line} for line in lines(tags)]
        try:
            for one in asked:
                if connection.sock:
                    connection.sock.settimeout(max(0.01, until - time.monotonic()))
                connection.request("PURGE", self.address.path or "/", headers={**headers, **one})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200 or answer.headers.get("X-Korner-Number") is None:
                    raise NotPurged(f"answered {answer.status}")
        finally:
            connection.close()


EDGES: dict[str, type[Edge]] = {"http": Varnish, "https": Varnish}


def lines(tags: list[str]) -> list[str]:
    """`tags` with spaces between, as few lines as hold at most LINE letters each; one empty line for no tags."""
    made = [""]
    for tag in tags:
        if made[-1] and len(made[-1]) + 1 + len(tag) > LINE:
            made.append("")
        made[-1] = f"{made[-1]} {tag}".lstrip()
    return made


def purge(tags: Iterable[str], *, hard: bool = False, everything: bool = False, number: int = 0) -> list[str]:
    """Tell every edge of EDGE_PURGE_URLS at once what to forget (see Edge.purge); return the addresses that failed.

    Waits at most EDGE_PURGE_SECONDS, never raises, and writes one line to the log when an edge did not confirm.
    """
    names, until = list(tags), time.monotonic() + settings.EDGE_PURGE_SECONDS
    results: dict[str, str] = {}

    def tell(url: str) -> None:
        try:
            edge = EDGES[urlsplit(url).scheme](url)
            edge.purge(names, hard=hard, everything=everything, number=number, until=until)
        except (OSError, http.client.HTTPException, NotPurged, ValueError, KeyError) as problem:
            results[url] = f"{type(problem).__name__}: {problem}"
        else:
            results[url] = ""

    threads = [threading.Thread(target=tell, args=(url,), daemon=True) for url in settings.EDGE_PURGE_URLS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    done = dict(results)  # those that are late may go on writing
    failed = {url: done.get(url, "no answer in time") for url in settings.EDGE_PURGE_URLS if done.get(url) != ""}
    if failed:
        logger.warning("Not confirmed by the edge: %s", "; ".join(f"{url} ({why})" for url, why in failed.items()))
    return list(failed)
