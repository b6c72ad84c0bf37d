"""What a stored page is, and the first place where it is kept: the memory of one process."""

import json
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

# What an entry costs besides its bodies: its headers, its tags, its place in the table.
OVERHEAD = 1500


@dataclass
class Page:
    """One answer as it is kept. `number` and `epoch` tell how old it is, `ends` (Unix time) when time itself changes it."""

    status: str
    headers: list[tuple[str, str]]
    etag: str
    tags: tuple[str, ...]
    slots: tuple[int, ...]
    number: int
    epoch: bytes
    ends: float
    bodies: dict[str, bytes] = field(default_factory=dict)

    def packed(self) -> bytes:
        """The page as bytes: a line of JSON, then its bodies one after the other."""
        head = {
            "status": self.status,
            "headers": self.headers,
            "etag": self.etag,
            "tags": self.tags,
            "slots": self.slots,
            "number": self.number,
            "epoch": self.epoch.hex(),
            "ends": self.ends,
            "bodies": [(encoding, len(body)) for encoding, body in self.bodies.items()],
        }
        return b"".join([json.dumps(head, separators=(",", ":")).encode(), b"\n", *self.bodies.values()])

    @classmethod
    def unpacked(cls, data: bytes) -> "Page":
        """The page that `packed` made these bytes of. Raises ValueError when they are damaged."""
        line, found, rest = data.partition(b"\n")
        try:
            head = json.loads(line)
            bodies, start = {}, 0
            for encoding, length in head.pop("bodies"):
                bodies[encoding] = rest[start : start + length]
                start += length
            if not found or start != len(rest):
                raise ValueError("cut short")
            return cls(
                status=head["status"],
                headers=[(name, value) for name, value in head["headers"]],
                etag=head["etag"],
                tags=tuple(head["tags"]),
                slots=tuple(head["slots"]),
                number=head["number"],
                epoch=bytes.fromhex(head["epoch"]),
                ends=head["ends"],
                bodies=bodies,
            )
        except (KeyError, TypeError) as error:
            raise ValueError(str(error)) from error


class Ready:
    """A page ready to be sent in one encoding: nothing is worked out when it is asked for."""

    __slots__ = (
        *("body", "checked", "ends", "epoch", "etag", "headers", "not_modified", "number", "size", "slots", "status"),
        "tags",
    )

    def __init__(self, page: Page, encoding: str, checked: int):
        # What the store is asked by: the same names as a page's own.
        self.number, self.epoch, self.ends = page.number, page.epoch, page.ends
        self.slots, self.tags = page.slots, page.tags
        self.body = [page.bodies[encoding]]
        self.checked = checked
        self.etag = etag = f'"{page.etag}{"-" + encoding if encoding else ""}"'
        self.status = page.status
        own = [("ETag", etag), ("Vary", "Accept-Encoding")]
        length = ("Content-Length", str(len(page.bodies[encoding])))
        coded = [("Content-Encoding", encoding)] if encoding else []
        self.headers = [*page.headers, *coded, length, *own]
        self.not_modified = [pair for pair in page.headers if pair[0].lower() != "content-type"] + own
        self.size = len(page.bodies[encoding]) + OVERHEAD


class Memory:
    """The pages one process keeps, bounded by bytes; the one that was not asked for longest goes first."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self.entries: OrderedDict[Hashable, Ready] = OrderedDict()
        self.lock = threading.Lock()
        self.get = self.entries.get

    def used(self, key: Hashable):
        """Note that the page was asked for."""
        try:
            self.entries.move_to_end(key)
        except KeyError:
            pass  # another thread has just let it go

    def put(self, key: Hashable, ready: Ready):
        """Keep a page; let old ones go until there is room."""
        if ready.size > self.most_bytes // 4:
            return
        with self.lock:
            self.forget(key)
            self.entries[key] = ready
            self.bytes += ready.size
            while self.bytes > self.most_bytes:
                _key, gone = self.entries.popitem(last=False)
                self.bytes -= gone.size

    def drop(self, key: Hashable):
        """Let one page go."""
        with self.lock:
            self.forget(key)

    def forget(self, key: Hashable):
        gone = self.entries.pop(key, None)
        if gone is not None:
            self.bytes -= gone.size
