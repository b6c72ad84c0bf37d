"""How the outside is connected to: to the very address that was checked, and until one moment, whatever comes in between.

httpx counts each reading anew, so that a byte a second would hold it for ever; here one deadline binds them all.
"""

import time
from functools import cache

import httpcore
import httpx

from korner.fetching.addresses import looked_up


class Deadline:
    """One moment by which all must be done."""

    def __init__(self, seconds):
        self.at = time.monotonic() + seconds

    def left(self):
        """The seconds that are left. Raises httpcore.TimeoutException when there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.TimeoutException
        return left


class BoundStream(httpcore.NetworkStream):
    """A connection whose every reading and writing ends with the deadline."""

    def __init__(self, stream, deadline):
        self.stream, self.deadline = stream, deadline

    def read(self, max_bytes, timeout=None):
        return self.stream.read(max_bytes, self.deadline.left())

    def write(self, buffer, timeout=None):
        self.stream.write(buffer, self.deadline.left())

    def close(self):
        self.stream.close()

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        stream = self.stream.start_tls(ssl_context, server_hostname, self.deadline.left())
        return BoundStream(stream, self.deadline)

    def get_extra_info(self, info):
        return self.stream.get_extra_info(info)


class CheckedNetwork(httpcore.NetworkBackend):
    """Looks a name up, checks its addresses, and connects to one of those: nobody looks it up a second time."""

    def __init__(self, deadline):
        self.deadline, self.sockets = deadline, httpcore.SyncBackend()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        addresses = looked_up(host, port, self.deadline.left())
        for place, address in enumerate(addresses, 1):
            last = place == len(addresses)
            seconds = self.deadline.left() / (1 if last else 2)  # one that is silent leaves time for the next
            try:
                stream = self.sockets.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last:
                    raise
            else:
                return BoundStream(stream, self.deadline)


class Body(httpx.SyncByteStream):
    """What comes in, as it comes."""

    def __init__(self, stream):
        self.stream = stream

    def __iter__(self):
        yield from self.stream

    def close(self):
        self.stream.close()


@cache
def safety():
    """Whose certificates are believed: those that browsers believe, whatever the environment says."""
    return httpx.create_ssl_context(trust_env=False)


class CheckedTransport(httpx.BaseTransport):
    """What httpx sends its requests through. Its errors are httpcore's own."""

    def __init__(self, deadline):
        self.pool = httpcore.ConnectionPool(
            ssl_context=safety(),
            max_connections=1,
            network_backend=CheckedNetwork(deadline),
        )

    def handle_request(self, request):
        url = request.url
        answer = self.pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer.stream))

    def close(self):
        self.pool.close()
