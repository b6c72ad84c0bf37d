"""Which purge last touched which tag: a file of numbers that all processes of one machine have mapped into memory.

The file holds the number of the last purge and one number a tag: that of the purge that last touched it. A page holds
the number at which its building began; it is good as long as none of its tags has a newer one. Tags share slots by their
hash: two that meet cost a needless rebuild now and then, never an old page.

Numbers live under an epoch, a random id. A new one begins when the file is new or unreadable, when the machine was
started anew (what was not yet written to the disk is lost then), and when everything is purged.
"""

import fcntl
import mmap
import os
import secrets
import struct
import threading
import time
from collections.abc import Iterable
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

MAGIC = b"korner-counters1"
SLOTS = 1 << 21
# 0 magic (16) · 16 epoch (16) · 32 id of the machine's start (16) · 48 release (16) · 64 number of the last purge (8)
HEADER = 128
LAST = 64 // 8
SIZE = HEADER + 8 * SLOTS


def slot_of(tag: str) -> int:
    """The place of a tag's number in the file (counted in numbers of eight bytes)."""
    return HEADER // 8 + int.from_bytes(blake2b(tag.encode(), digest_size=8).digest()) % SLOTS


def boot_id() -> bytes:
    """An id of this start of the machine: 16 bytes; constant where the system tells none."""
    try:
        text = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        text = ""
    return blake2b(text.encode(), digest_size=16).digest()


def number_of_now() -> int:
    """The number with which an epoch begins: microseconds of Unix time, far more than there are purges."""
    return time.time_ns() // 1000


class Counters:
    """The counters in `folder`, shared by all processes that open them. Raises OSError when they cannot be had."""

    def __init__(self, folder: Path):
        self.path = Path(folder) / "counters"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.thread_lock = threading.Lock()
        self.lock_file = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with self.locked():
            self.open()

    def open(self):
        """Map the file; make it first where there is none, or where it is not what it should be."""
        fresh = not self.is_sound()
        if fresh:
            new = self.path.with_suffix(f".{secrets.token_hex(8)}")
            with open(new, "wb") as file:
                # Really there, not a hole: writing to a hole of a full disk would end the process.
                os.posix_fallocate(file.fileno(), 0, SIZE)
                file.write(MAGIC + secrets.token_bytes(16) + boot_id() + bytes(16) + struct.pack("=Q", number_of_now()))
            os.replace(new, self.path)
        with open(self.path, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), SIZE)
            self.inode = os.fstat(file.fileno()).st_ino
        self.numbers = memoryview(self.map).cast("Q")
        if self.map[32:48] != boot_id():
            self.map[32:48] = boot_id()
            self.begin_epoch()

    def is_sound(self) -> bool:
        """Whether the file is there, whole, and of this version."""
        try:
            with open(self.path, "rb") as file:
                return file.read(len(MAGIC)) == MAGIC and os.fstat(file.fileno()).st_size == SIZE
        except FileNotFoundError:
            return False

    @contextmanager
    def locked(self):
        """Alone among all threads and processes."""
        with self.thread_lock:
            fcntl.flock(self.lock_file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self.lock_file, fcntl.LOCK_UN)

    @property
    def last(self) -> int:
        """The number of the last purge."""
        return self.numbers[LAST]

    @property
    def epoch(self) -> bytes:
        """The random id under which the numbers count."""
        return self.map[16:32]

    def newest(self, slots: Iterable[int]) -> int:
        """The newest number among those slots."""
        numbers = self.numbers
        return max((numbers[slot] for slot in slots), default=0)

    def purge(self, tags: Iterable[str]) -> int:
        """Let every page that shows one of `tags` be old; return the purge's number."""
        slots = [slot_of(tag) for tag in tags]
        with self.locked():
            number = self.last + 1
            for slot in slots:
                self.numbers[slot] = number
            # A call of the system between the two: no processor may show the new number before the tags'.
            fcntl.flock(self.lock_file, fcntl.LOCK_EX)
            self.numbers[LAST] = number
        return number

    def new_epoch(self) -> int:
        """Let every page be old; return the number that the epoch begins with."""
        with self.locked():
            return self.begin_epoch()

    def begin_epoch(self) -> int:
        self.map[16:32] = secrets.token_bytes(16)
        fcntl.flock(self.lock_file, fcntl.LOCK_EX)
        # The moment as a number: an edge that remembers purges of the epoch before does not take ours for older ones.
        self.numbers[LAST] = max(self.last + 1, number_of_now())
        return self.last

    def takes_release(self, release: bytes) -> bool:
        """Note the release that is served (16 bytes); return whether it is another than the last one noted."""
        with self.locked():
            known = self.map[48:64]
            self.map[48:64] = release
        return known != release and known != bytes(16)

    def is_current(self) -> bool:
        """Whether the mapped file is still the one that lies in the folder."""
        try:
            return os.stat(self.path).st_ino == self.inode
        except OSError:
            return False

    def close(self):
        """Let go of the file."""
        self.numbers.release()
        self.map.close()
        os.close(self.lock_file)
