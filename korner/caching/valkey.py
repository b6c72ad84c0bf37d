"""The second place where pages are kept when several machines share them: Valkey or Redis.

A hit asks one key, the number of the last purge with its epoch; only when it moved are the numbers of the page's tags
asked. All of them are fields of one hash, so that a server short of memory can only let go all of them at once: an epoch
that is lost makes every page old, a single number that is lost would make an old page good.
Keys: `korner:numbers` (hash: epoch, number, release, and one field a tag), `korner:page:<name>`, `korner:building:<name>`.
"""

import secrets
import time
from datetime import timedelta
from typing import Any

import redis

from korner.caching.building import one_builds
from korner.caching.pages import Page, Ready

PREFIX = "korner:"
NUMBERS = f"{PREFIX}numbers"
BUILDER_FORGOTTEN = 5000  # milliseconds after which a builder that died is no builder
LONGEST = timedelta(days=1)
# With more tags than this an epoch ends: the hash does not grow for ever.
MOST_TAGS = 300_000

# ARGV: a new epoch, the moment as a number, how many fields there may be, the tags.
PURGE = """
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[3]) then
    local release = redis.call('HGET', KEYS[1], 'release')
    redis.call('DEL', KEYS[1])
    if release then redis.call('HSET', KEYS[1], 'release', release) end
end
if redis.call('HSETNX', KEYS[1], 'epoch', ARGV[1]) == 1 then redis.call('HSET', KEYS[1], 'number', ARGV[2]) end
local number = redis.call('HINCRBY', KEYS[1], 'number', 1)
for i = 4, #ARGV do redis.call('HSET', KEYS[1], 'tag:' .. ARGV[i], number) end
return number
"""
RELEASE = """
local known = redis.call('HGET', KEYS[1], 'release')
redis.call('HSET', KEYS[1], 'release', ARGV[1])
return known
"""


def number_of_now() -> int:
    """The number with which an epoch begins: never one that an earlier epoch has counted."""
    return time.time_ns() // 1000


class ValkeyStore:
    """Pages and counters in the server behind `url`. Raises redis.RedisError when it is not to be had."""

    def __init__(self, url: str):
        self.server: Any = redis.Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)
        self.purge_script = self.server.register_script(PURGE)
        self.release_script = self.server.register_script(RELEASE)
        self.read_last()

    def read_last(self) -> tuple[bytes, int]:
        """(epoch, number of the last purge); an epoch begins where there is none."""
        epoch, number = self.server.hmget(NUMBERS, "epoch", "number")
        if epoch is None or number is None:
            self.purge_script([NUMBERS], [secrets.token_bytes(16), number_of_now(), MOST_TAGS])
            epoch, number = self.server.hmget(NUMBERS, "epoch", "number")
        return epoch, int(number)

    def last_number(self):
        """A function that returns the number of the last purge, whatever it is called with: one question to the server."""
        return lambda _place: self.read_last()[1]

    def start(self) -> tuple[bytes, int]:
        """(epoch, number): how old a page is whose building begins now."""
        return self.read_last()

    def slots_of(self, tags) -> tuple[int, ...]:
        """Pages of this store are compared by the names of their tags."""
        return ()

    def is_good(self, page: Page | Ready) -> bool:
        """Whether nothing that the page shows has been touched since its building began."""
        epoch, *numbers = self.server.hmget(NUMBERS, "epoch", *(f"tag:{tag}" for tag in page.tags))
        return page.epoch == epoch and all(int(number) <= page.number for number in numbers if number is not None)

    def touch(self, tags) -> int:
        """Let every page that shows one of `tags` be old; returns the purge's number."""
        return int(self.purge_script([NUMBERS], [secrets.token_bytes(16), number_of_now(), MOST_TAGS, *tags]))

    def new_epoch(self) -> int:
        """Let every page be old; returns the number the epoch begins with."""
        with self.server.pipeline() as at_once:
            at_once.hset(NUMBERS, "epoch", secrets.token_bytes(16))
            at_once.hincrby(NUMBERS, "number", 1)
            return int(at_once.execute()[1])

    def takes_release(self, release: bytes) -> bool:
        """Note the release that is served; returns whether another one was served before."""
        known = self.release_script([NUMBERS], [release])
        return known is not None and known != release

    def get(self, name: str) -> Page | None:
        """The page of that name, or None."""
        data = self.server.get(f"{PREFIX}page:{name}")
        try:
            return Page.unpacked(data) if data else None
        except ValueError:
            return None

    def put(self, name: str, page: Page):
        """Keep a page for as long as time lets it be good; the server's own bound on memory lets old ones go."""
        left = min(page.ends - time.time(), LONGEST.total_seconds())
        if left > 1:
            self.server.set(f"{PREFIX}page:{name}", page.packed(), ex=int(left))

    def builder(self, name: str, found):
        """Let one build the page `name` at a time, on all machines (see `one_builds`)."""
        key, mark = f"{PREFIX}building:{name}", secrets.token_hex(8)
        return one_builds(
            lambda: self.server.set(key, mark, nx=True, px=BUILDER_FORGOTTEN), lambda: self.server.delete(key), found
        )

    def is_current(self) -> bool:
        """The server is always the one behind the address."""
        return True
