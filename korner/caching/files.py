"""The second place where pages are kept: files that all processes of one machine share."""

import errno
import fcntl
import os
import secrets
import threading
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from korner.caching.building import one_builds
from korner.caching.counters import Counters, slot_of
from korner.caching.pages import Page, Ready


def name_of(key: tuple[str, ...]) -> str:
    """The file name of a page: nothing of the address reaches the disk."""
    return blake2b("\0".join(key).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


class FileStore:
    """Pages in `folder`/pages, at most about `most_bytes` of them. Raises OSError where the disk does."""

    def __init__(self, folder: Path, most_bytes: int):
        self.folder = Path(folder)
        self.most_bytes = most_bytes
        self.counters = Counters(self.folder)
        self.pages = self.folder / "pages"
        self.pages.mkdir(parents=True, exist_ok=True)
        self.building = os.open(self.folder / "building", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.here: dict[str, threading.Lock] = {}
        self.here_lock = threading.Lock()
        self.written = most_bytes  # the first page written looks how much lies there from before

    def last_number(self):
        """A function that returns the number of the last purge when called with LAST: one look into memory."""
        return self.counters.numbers.__getitem__

    def start(self) -> tuple[bytes, int]:
        """(epoch, number): how old a page is whose building begins now."""
        return self.counters.epoch, self.counters.last

    def slots_of(self, tags) -> tuple[int, ...]:
        """Where the numbers of these tags stand."""
        return tuple(slot_of(tag) for tag in tags)

    def path(self, name: str) -> Path:
        return self.pages / name[:2] / name

    def get(self, name: str) -> Page | None:
        """The page of that name, or None: whether it is still good is another question."""
        path = self.path(name)
        try:
            data = path.read_bytes()
            os.utime(path)
            return Page.unpacked(data)
        except FileNotFoundError:
            return None
        except ValueError:
            path.unlink(missing_ok=True)
            return None

    def put(self, name: str, page: Page):
        """Keep a page, whole or not at all."""
        path, data = self.path(name), page.packed()
        new = path.with_name(f"{name}.{secrets.token_hex(6)}")
        try:
            try:
                new.write_bytes(data)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                new.write_bytes(data)
            os.replace(new, path)
        except OSError:
            new.unlink(missing_ok=True)
            raise
        self.written += len(data)
        if self.written > self.most_bytes // 10:
            self.written = 0
            self.trim()

    def trim(self):
        """Remove the pages that were not asked for longest until there is room for a fifth."""
        found = []
        for path in self.pages.glob("??/*"):
            try:
                seen = path.stat()
            except FileNotFoundError:
                continue
            found.append((seen.st_mtime, seen.st_size, path))
        total = sum(size for _at, size, _path in found)
        if total <= self.most_bytes:
            return
        for _at, size, path in sorted(found, key=lambda entry: entry[0]):
            path.unlink(missing_ok=True)
            total -= size
            if total <= self.most_bytes * 4 // 5:
                break

    @contextmanager
    def builder(self, name: str, found):
        """Let one build the page `name` at a time, in all processes of the machine (see `one_builds`)."""
        with self.here_lock:
            lock = self.here.setdefault(name, threading.Lock())
        place = int(name[:14], 16)

        def leave():
            fcntl.lockf(self.building, fcntl.LOCK_UN, 1, place)
            lock.release()

        try:
            with one_builds(lambda: self.take(lock, place), leave, found) as page:
                yield page
        finally:
            with self.here_lock:
                if not lock.locked():
                    self.here.pop(name, None)

    def take(self, lock: threading.Lock, place: int) -> bool:
        """Whether this thread may build now. The place in the file is the page's lock among the processes."""
        if not lock.acquire(blocking=False):
            return False
        try:
            fcntl.lockf(self.building, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except OSError as error:
            lock.release()
            if error.errno in (errno.EACCES, errno.EAGAIN):
                return False
            raise
        return True

    def is_good(self, page: Page | Ready) -> bool:
        """Whether nothing that the page shows has been touched since its building began."""
        counters = self.counters
        return page.epoch == counters.epoch and counters.newest(page.slots) <= page.number

    def touch(self, tags) -> int:
        """Let every page that shows one of `tags` be old; returns the purge's number."""
        return self.counters.purge(tags)

    def new_epoch(self) -> int:
        """Let every page be old; returns the number the epoch begins with."""
        return self.counters.new_epoch()

    def takes_release(self, release: bytes) -> bool:
        """Note the release that is served; returns whether another one was served before."""
        return self.counters.takes_release(release)

    def is_current(self) -> bool:
        """Whether the counters this process looks at are still those of the folder."""
        return self.counters.is_current()
