"""A value typed at the desk: read as people of both languages write numbers, and stored with who typed it and when."""

import re
from datetime import datetime, time
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone

from korner.moments import moment_of
from widgets.markets import storing
from widgets.markets.gold import rounded
from widgets.markets.models import Origin, Rate

DIGITS = re.compile(r"[0-9][0-9.,]*")


class NoNumber(ValueError):
    """What was typed is no number."""


def read_number(text):
    """Return the Decimal in "5.870,25", "5 870,25", "5870.25" or "42,11". Raises NoNumber.

    Of two signs the last one parts the places. One sign alone parts thousands where it stands again, or is a dot before
    exactly three digits ("5.870"): in both languages of the paper the comma parts the places.
    """
    plain = re.sub(r"[\s\u00a0\u202f'’]", "", text)
    if not DIGITS.fullmatch(plain):
        raise NoNumber(text)
    last = max(plain.rfind("."), plain.rfind(","))
    sign = plain[last] if last >= 0 else ""
    others = plain.replace(sign, "") if sign else plain
    both = bool(re.search("[.,]", others))
    thousands = (
        sign and not both and (plain.count(sign) > 1 or (sign == "." and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain)))
    )
    if both and plain.count(sign) > 1:
        raise NoNumber(text)
    whole, places = (plain, "") if not sign or thousands else (plain[:last], plain[last + 1 :])
    groups = re.split("[.,]", whole)
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]):
        raise NoNumber(text)
    try:
        return Decimal(f"{''.join(groups)}.{places or 0}")
    except InvalidOperation:
        raise NoNumber(text) from None


def far_off(symbol, value, day):
    """The value of the days before that `value` lies too far from, or None: a comma in the wrong place is ten times that."""
    before = Rate.objects.filter(symbol=symbol, day__lt=day, day__gte=day - storing.OLDEST).order_by("-day").first()
    before = before or Rate.objects.filter(symbol=symbol, day=day).exclude(origin=Origin.DESK).first()
    return before.value if before and abs(value / before.value - 1) > storing.LARGEST_STEP else None


@transaction.atomic
def put(symbol, day, value, *, by, now=None):
    """Store what somebody typed; what gold is worked out of is worked out anew. Returns the Rate."""
    now = now or timezone.now()
    as_of = now if day == timezone.localdate(now) else moment_of(datetime.combine(day, time(18, 0)))
    rate = storing.keep(symbol, day, rounded(value), Origin.DESK, as_of, by=by)
    if symbol not in storing.GOLD:
        storing.work_out_again(day)
        storing.work_out_gold()
    return rate
