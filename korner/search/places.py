"""Which number does a document get? Its place in time, so that the greatest numbers are the newest documents.

Both databases give out documents by their number without sorting anything, and stop at the ten-thousandth.
"""

import hashlib

from django.utils import timezone

_BEGIN = -5_364_662_400  # 1 January 1800, in seconds since 1970: an old paper's archive may begin there
_END = 2**33 - 1  # in seconds after it: the year 2072
_LASTING = _END + 1  # what stands comes before all news: there is little of it, and whoever names it wants it first
_BITS = 29  # parts what is of the same second
_MASK = 2**_BITS - 1


def place(publish_at, key):
    """The number for a document of that moment (None: it stands always); `key` parts it from others of its second."""
    second = _LASTING if publish_at is None else min(max(int(publish_at.timestamp()) - _BEGIN, 0), _END)
    mark = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()) & _MASK
    return second << _BITS | mark


def free(number, taken):
    """`number`, or the next one that is not in `taken` (a set, which gets it)."""
    while number in taken:
        number = number + 1 if number & _MASK != _MASK else number - _MASK
    taken.add(number)
    return number


def number_before(publish_at):
    """The smallest number of documents that are newer than the moment."""
    return place(publish_at, "") & ~_MASK


def year(publish_at):
    """The year of a moment in Brussels, as the facet has it."""
    return str(timezone.localtime(publish_at).year)


def seconds_of(number, lasting):
    """The second since 1970 of the document with this number; `lasting` for what stands."""
    second = number >> _BITS
    return lasting if second == _LASTING else second + _BEGIN
