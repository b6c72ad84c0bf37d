"""Which addresses outside may be asked: public ones alone, by https. A name is looked up once: what was checked is asked.

A test that serves the house from its own machine lets one port of it in, for itself alone:

    with let_in("127.0.0.1", port): …

Nothing but that does it: no setting, and nothing in the environment.
"""

import ipaddress
import queue
import socket
import threading
from contextlib import contextmanager
from contextvars import ContextVar

import httpx

from korner.fetching.problems import Unreachable

PORT = 443
LONGEST = 2000
MOST_TRIED = 4  # addresses of one name

LET_IN: ContextVar[frozenset] = ContextVar("LET_IN", default=frozenset())

OUTSIDE = ipaddress.ip_network("2000::/3")  # all that was ever given out of the newer addresses
# What `is_global` takes for public in one Python or another, and what answers for a machine's own host.
CLOSED = [
    ipaddress.ip_network(net)
    for net in (
        *("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
]


@contextmanager
def let_in(address, port):
    """For tests: let the door ask this port of this machine, by http too, in this context."""
    before = LET_IN.set(LET_IN.get() | {(address, port)})
    try:
        yield
    finally:
        LET_IN.reset(before)


def checked(text):
    """The httpx.URL of an address that may be asked, as far as its text tells. Raises Unreachable."""
    try:
        url = httpx.URL(text) if len(text) <= LONGEST else None
    except (httpx.InvalidURL, ValueError, TypeError):
        url = None
    if url is None:
        raise Unreachable("address")
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise Unreachable("closed", f"{url.scheme}://{url.host}"[:100])
    let_in_ports = {port for _address, port in LET_IN.get()}
    if port_of(url) not in let_in_ports and (url.scheme != "https" or port_of(url) != PORT):
        raise Unreachable("closed", f"{url.scheme}://{url.host}:{port_of(url)}"[:100])
    return url.copy_with(fragment=None)


def port_of(url):
    """The port that an address is asked at."""
    return url.port or {"https": PORT, "http": 80}[url.scheme]


def looked_up(host, port, seconds):
    """The addresses of `host`, all of them public, as text. Raises Unreachable when one is not, or nobody knows the name."""
    found: queue.SimpleQueue = queue.SimpleQueue()

    def look():
        try:
            found.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as unknown:
            found.put(unknown)

    # The system's own look-up knows no limit of time: it is waited for, and then left to itself.
    threading.Thread(target=look, daemon=True).start()
    try:
        answer = found.get(timeout=max(0, seconds))
    except queue.Empty:
        raise Unreachable("slow") from None
    if isinstance(answer, Exception) or not answer:
        raise Unreachable("unknown")
    addresses = list(dict.fromkeys(str(place[0]) for *_kind, place in answer))
    if any(not is_open(address, port) for address in addresses):
        raise Unreachable("closed", host[:100])
    return addresses[:MOST_TRIED]


def is_open(text, port):
    """Whether this address (text) may be asked at this port."""
    return (text, port) in LET_IN.get() or is_public(ipaddress.ip_address(text))


def is_public(address):
    """Whether an address belongs to the outside: no loopback, private net, neighbour, nothing reserved."""
    if address.version == 6:
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address not in OUTSIDE:
            return False
    if any(address in net for net in CLOSED if net.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
