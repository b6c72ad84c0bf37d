"""How often may one address ask for something dear?

Counted in the cache and not in a table: on SQLite a reader would wait for whoever writes.
"""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from korner.proxies import parse

WINDOW = timedelta(minutes=1)
HOUSEHOLD = 64  # bits of an IPv6 address that name a household; it may choose the others anew for every request


def seconds_to_wait(request, kind, allowed):
    """Count one request of `kind` by the address that asks; returns 0, or the seconds until it may ask again.

    The limit is `allowed` requests a minute of the clock; 0 is no limit.
    """
    if not allowed:
        return 0
    minute, gone = divmod(timezone.now().timestamp(), WINDOW.total_seconds())
    who = asker(request.META.get("REMOTE_ADDR", ""), kind, int(minute))
    return 0 if count(who) <= allowed else max(1, round(WINDOW.total_seconds() - gone))


def asker(address, kind, minute):
    """What stands for `address` within one minute; it cannot be turned back, and the next minute has another."""
    found = parse(address)
    if found is not None and found.version == 6:
        found = found.ipv4_mapped or int(found) >> (128 - HOUSEHOLD)
    return salted_hmac("korner.limits", f"{minute} {kind} {found}", algorithm="sha256").hexdigest()[:32]


def count(who):
    """How often `who` has asked by now, this time included; forgotten when the minute has long been over."""
    key = f"asker:{who}"
    if cache.add(key, 1, 2 * WINDOW.total_seconds()):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it was forgotten between the two questions
        return 1
