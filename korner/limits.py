"""How often may one address ask for what is dear? Counted within a part of the clock, without keeping the address.

In the cache and not in a table: on SQLite a reader would wait for whoever writes.
"""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from korner.proxies import household

WINDOW = timedelta(minutes=1)
MINUTE = WINDOW.total_seconds()


def seconds_to_wait(request, kind, allowed, window=WINDOW):
    """Count one request of `kind` by the address that asks; returns 0, or the seconds until it may ask again.

    `allowed` requests in a `window` (a minute) of the clock are answered; 0 is no limit.
    """
    if not allowed:
        return 0
    span = window.total_seconds()
    part, gone = divmod(timezone.now().timestamp(), span)
    who = asker(request.META.get("REMOTE_ADDR", ""), kind, int(part))
    return 0 if count(who, span) <= allowed else max(1, round(span - gone))


def limits_itself(view):
    """Mark a view that counts its own requests: what is asked of every page is not asked of it too."""
    view.limits_itself = True
    return view


def asker(address, kind, part):
    """What stands for `address` within one part of the clock; it cannot be turned back, and the next one has another."""
    return salted_hmac("korner.limits", f"{part} {kind} {household(address)}", algorithm="sha256").hexdigest()[:32]


def count(who, span=MINUTE):
    """How often `who` has asked by now, this time included; forgotten when its part of the clock has long been over."""
    key = f"asker:{who}"
    if cache.add(key, 1, 2 * span):
        return 1
    try:
        number = cache.incr(key)
        if span > MINUTE:
            cache.touch(key, 2 * span)  # some caches give what is raised their own time, which is five minutes
        return number
    except ValueError:  # it was forgotten between the two questions
        return 1
