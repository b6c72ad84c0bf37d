"""How often one address acts on one thing in a day, without keeping the address.

Each thing (a poll, a story) has a secret of its own; addresses and visitors are hashed with it. When the secret is deleted,
what was hashed with it can be told of nobody any more (RULES.md 4).
"""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from korner.models import ActCount, ObjectKey
from korner.proxies import household, parse

NETWORKS = {4: 24, 6: 48}
COUNTED_DAYS = 2  # counts are of one day; they are forgotten soon after it


class TooMany(Exception):
    """More visitors than an address may have on one thing in a day. `seconds`: until the day is over."""

    def __init__(self, seconds):
        super().__init__(seconds)
        self.seconds = seconds


def key_of(kind, number, until=None):
    """The ObjectKey of one thing, e.g. ("poll", 12); made when it is asked for the first time.

    It lives until `until` (aware; default: OBJECT_KEY_DAYS from now on, so that each act keeps it alive).
    """
    until = until or timezone.now() + timedelta(days=settings.OBJECT_KEY_DAYS)
    key = ObjectKey.objects.get_or_create(kind=kind, number=number, defaults={"delete_after": until})[0]
    if key.delete_after is None or until - key.delete_after > timedelta(days=1):  # not a write for every act
        keep_until(key, until)
    return key


def hashed(key, *words):
    """What stands for `words` (text) under `key`; 32 letters that cannot be turned back."""
    said = "\x1f".join(words).encode()
    return hmac.new(bytes(key.secret), said, hashlib.sha256).hexdigest()[:32]


def address_of(request):
    """The network address that asks, as it is counted: of IPv6 the household, "" where there is none."""
    return household(request.META.get("REMOTE_ADDR", ""))


def network_of(request):
    """The network around the address that asks (IPv4 /24, IPv6 /48), "" where there is none."""
    found = parse(request.META.get("REMOTE_ADDR", ""))
    if found is None:
        return ""
    found = (found.ipv4_mapped or found) if found.version == 6 else found
    bits = NETWORKS[found.version]
    return f"{int(found) >> (found.max_prefixlen - bits):x}/{bits}"


def count_new(request, visitor, key, act):
    """Count one act of a visitor who brought no cookie; one who came back is counted already.

    Called in the transaction of the act, after it was found to be a new one. Raises TooMany when the address has had
    VISITORS_PER_ADDRESS new visitors of `act` on this thing today: the transaction must then be rolled back.
    """
    if visitor.known:
        return
    today = timezone.localdate()
    if one_more(key, act, today, hashed(key, "address", address_of(request))) > settings.VISITORS_PER_ADDRESS:
        tomorrow = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        raise TooMany(max(1, round((tomorrow - timezone.now()).total_seconds())))


def one_more(key, act, day, who):
    """Raise the count of `who` by one in a single statement; returns it."""
    table = ActCount._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key_id, act, day, who, number) VALUES (%s, %s, %s, %s, 1) "  # noqa: S608 our own table
            f"ON CONFLICT (key_id, act, day, who) DO UPDATE SET number = {table}.number + 1 RETURNING number",
            [key.pk, act, day, who],
        )
        return cursor.fetchone()[0]


def forget(now=None):
    """The periodic job: keys whose day has come, with all that was counted under them, and counts of past days."""
    now = now or timezone.now()
    ActCount.objects.filter(day__lt=timezone.localdate(now) - timedelta(days=COUNTED_DAYS)).delete()
    ObjectKey.objects.filter(delete_after__lte=now).delete()


def keep_until(key, moment):
    """Let `key` end at `moment` (aware), unless its end lies later already."""
    if key.delete_after is None or key.delete_after < moment:
        ObjectKey.objects.filter(pk=key.pk).update(delete_after=moment)
        key.delete_after = moment


def end_at(kind, number, moment):
    """Let the key of a thing, if it has one, be deleted at `moment` (aware), however long it was to live before."""
    ObjectKey.objects.filter(kind=kind, number=number).update(delete_after=moment)
