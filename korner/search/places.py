"""Which number does a document get? Its place in time, so that the greatest numbers are the newest documents.

Both databases give out documents by their number without sorting anything, and stop at the ten-thousandth. The two languages
of a thing are neighbours: their numbers differ in the last bit only, which tells the language.
"""

import hashlib

from django.utils import timezone

from korner.languages import FRENCH, TURKISH

_BEGIN = -5_364_662_400  # 1 January 1800, in seconds since 1970: an old paper's archive may begin there
_END = 2**33 - 1  # in seconds after it: the year 2072
_LASTING = _END + 1  # what stands comes before all news: there is little of it, and whoever names it wants it first
_BITS = 29  # part what is of the same second
_MASK = 2**_BITS - 1


def place(publish_at, key):
    """The place (an even number) of a thing of that moment, None: it stands always. `key` parts it from others."""
    second = _LASTING if publish_at is None else min(max(int(publish_at.timestamp()) - _BEGIN, 0), _END)
    mark = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()) & _MASK & ~1
    return second << _BITS | mark


def free(spot, taken):
    """`spot`, or the next place of its second that is not in `taken` (a set of places, which gets it)."""
    while spot in taken:
        spot = spot + 2 if (spot + 2) & _MASK else spot + 2 - (_MASK + 1)
    taken.add(spot)
    return spot


def number(spot, language):
    """The number of the document in `language` of the thing at that place."""
    return spot | (language == FRENCH)


def language_of(number):
    """The language of the document with this number."""
    return FRENCH if number & 1 else TURKISH


def spot_of(number):
    """The place of the thing whose document has this number."""
    return number & ~1


def seconds_of(number, lasting):
    """The second since 1970 of the document with this number; `lasting` for what stands."""
    second = number >> _BITS
    return lasting if second == _LASTING else second + _BEGIN


def year(publish_at):
    """The year of a moment in Brussels, as the facet has it."""
    return str(timezone.localtime(publish_at).year)
