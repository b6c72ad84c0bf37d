"""Which things came from one hand? Told by hashes under a key of the month, which is deleted after a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from korner.models import ObjectKey
from korner.visitors.counting import address_of, hashed, key_of, network_of

KIND = "writers"


@dataclass(frozen=True)
class Marks:
    """What is kept of who sent something: hashes under the key of `month` (yyyymm)."""

    month: int
    visitor: str
    address: str
    network: str


def month_of(moment):
    """The month of `moment` in Brussels as a number, e.g. 202611."""
    local = timezone.localtime(moment)
    return 100 * local.year + local.month


def key_of_month(month):
    """The key of that month; it ends WRITER_KEY_DAYS after it."""
    year, number = divmod(month, 100)
    after = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=timezone.get_default_timezone())
    return key_of(KIND, month, until=after + timedelta(days=settings.WRITER_KEY_DAYS))


def marks_under(key, request, visitor):
    """The Marks of who sends `request` under one month's `key`."""
    return Marks(
        key.number,
        hashed(key, "visitor", visitor.id),
        hashed(key, "address", address_of(request)),
        hashed(key, "network", network_of(request)),
    )


def marks(request, visitor):
    """The Marks of who sends something now."""
    return marks_under(key_of_month(month_of(timezone.now())), request, visitor)


def keep_key_until(month, moment):
    """Do not let the key of `month` end before `moment`: a ban needs it until then."""
    ObjectKey.objects.filter(kind=KIND, number=month, delete_after__lt=moment).update(delete_after=moment)
