"""Reading an answer to its end without ever holding more than is taken, packed or unpacked."""

import zlib

from korner.fetching.problems import Unreachable

GZIP = 31  # zlib's word for "with a gzip head"
MOST_PARTS = 20  # a gzip file may have several; a thousand empty ones are a trick


def body_of(response, most_bytes):
    """The body of a streamed httpx.Response. Raises Unreachable when it is longer than `most_bytes` or packed wrongly."""
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise Unreachable("packing")
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most_bytes:
        raise Unreachable("size")
    taken = Gzip(most_bytes) if "gzip" in packing else Plain(most_bytes)
    came = 0
    for part in response.iter_raw():
        came += len(part)
        if came > most_bytes:
            raise Unreachable("size")
        taken.take(part)
    return taken.whole()


class Plain:
    """What comes as it is."""

    def __init__(self, most_bytes):
        self.most_bytes, self.body = most_bytes, bytearray()

    def take(self, part):
        """Take the next part; body_of counts what came."""
        self.body += part

    def whole(self):
        """All that came."""
        return bytes(self.body)


class Gzip(Plain):
    """What comes packed: unpacked step by step, and no further than is taken."""

    def __init__(self, most_bytes):
        super().__init__(most_bytes)
        self.unpacker, self.parts = zlib.decompressobj(GZIP), 1

    def take(self, part):
        while part:
            if self.unpacker.eof:
                self.unpacker, self.parts = zlib.decompressobj(GZIP), self.parts + 1
            if self.parts > MOST_PARTS:
                raise Unreachable("packing")
            try:
                self.body += self.unpacker.decompress(part, self.most_bytes - len(self.body) + 1)
            except zlib.error:
                raise Unreachable("packing") from None
            if len(self.body) > self.most_bytes:
                raise Unreachable("size")
            part = self.unpacker.unconsumed_tail or self.unpacker.unused_data

    def whole(self):
        if not self.unpacker.eof:
            raise Unreachable("broken")
        return super().whole()
