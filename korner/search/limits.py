"""How often may one address ask? Searches are made anew for every reader, so they are the dearest thing to ask for."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from korner.proxies import parse
from korner.search.models import Asking

SEARCH, SUGGESTIONS = "search", "suggestions"
TIMES_AS_MANY = {SEARCH: 1, SUGGESTIONS: 4}  # a reader who types is helped several times for one search
WINDOW = timedelta(minutes=1)
HOME = 64  # bits of an IPv6 address that name a household; it may choose the others anew for every request


def seconds_to_wait(request, kind=SEARCH):
    """Count one question of `kind` by the address that asks; returns 0, or the seconds until it may ask again.

    The limit is settings.SEARCH_PER_MINUTE questions a minute of the clock (0: no limit), in one statement.
    """
    allowed = settings.SEARCH_PER_MINUTE * TIMES_AS_MANY[kind]
    if not allowed:
        return 0
    now = timezone.now()
    minute = int(now.timestamp() // WINDOW.total_seconds())
    ends = datetime.fromtimestamp((minute + 1) * WINDOW.total_seconds(), UTC)
    if count(asker(request.META.get("REMOTE_ADDR", ""), kind, minute), ends) <= allowed:
        return 0
    return max(1, round((ends - now).total_seconds()))


def asker(address, kind, minute):
    """What stands for `address` within one minute; it cannot be turned back, and the next minute has another."""
    found = parse(address)
    if found is not None and found.version == 6:
        found = found.ipv4_mapped or int(found) >> (128 - HOME)
    return salted_hmac("korner.search.limits", f"{minute} {kind} {found}", algorithm="sha256").hexdigest()[:32]


def count(who, ends):
    """Raise the number of `who` by one and return it: one atomic statement, whatever asks at the same time."""
    table = connection.ops.quote_name(Asking._meta.db_table)
    # The names in the statement are the model's own; what comes from outside are parameters.
    statement = (
        f"INSERT INTO {table} (asker, number, ends) VALUES (%s, 1, %s) "  # noqa: S608
        f"ON CONFLICT (asker) DO UPDATE SET number = {table}.number + 1 RETURNING number"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [who, connection.ops.adapt_datetimefield_value(ends)])
        return cursor.fetchall()[0][0]  # read to the end: SQLite commits only then


def forget():
    """Delete what was counted in minutes that are over; returns how many rows."""
    return Asking.objects.filter(ends__lt=timezone.now()).delete()[0]
