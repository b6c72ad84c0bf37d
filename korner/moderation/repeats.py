"""Was the same text, or nearly the same, sent before? Told by two numbers that are kept with each case, not by the text.

The fingerprint is of the bare letters: case, accents, digits, punctuation and spaces do not count. The likeness is a
simhash of the words and of each two that stand together: of two texts that share most of them, few bits differ.
"""

import hashlib
from datetime import timedelta
from itertools import pairwise

from django.utils import timezone

from korner.moderation.models import Case
from korner.text.folding import fold

DAYS = 7
LONG = 60  # letters: "allah rahmet eylesin" is written by hundreds of people, a whole sentence is not
SHORT = 12  # the same hand repeats itself
ENOUGH_WORDS = 8
NEAR = 12  # bits of 64; texts that have nothing to do with each other differ in 32, give or take 4
LOOKED_AT = 500  # the newest cases that a text is compared with


def letters(text):
    """The bare letters of `text`."""
    return "".join(sign for sign in fold(text) if sign.isalpha())


def fingerprint(text):
    """32 letters that are the same for the same text, "" where there is none."""
    bare = letters(text)
    return hashlib.sha256(bare.encode()).hexdigest()[:32] if bare else ""


def likeness(text):
    """The simhash of `text` as a signed 64-bit number; None where it is too short to be like another."""
    words = ["".join(filter(str.isalpha, word)) for word in fold(text).split()]
    words = [word for word in words if word]
    if len(words) < ENOUGH_WORDS:
        return None
    votes = [0] * 64
    for feature in {*words, *map(" ".join, pairwise(words))}:
        bits = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest())
        for place in range(64):
            votes[place] += 1 if bits >> place & 1 else -1
    number = sum(1 << place for place, vote in enumerate(votes) if vote > 0)
    return number - (1 << 64) if number >> 63 else number


def are_near(one, other):
    """Whether two likenesses are of nearly the same text."""
    return ((one ^ other) & (1 << 64) - 1).bit_count() <= NEAR


def sent_before(text, marks=None, now=None):
    """How often `text` was sent in the last DAYS: (the same, nearly the same), counted up to a hundred; two queries.

    A short text counts only when it comes from the same browser (`marks`, writers.Marks or None).
    """
    since = (now or timezone.now()) - timedelta(days=DAYS)
    length = len(letters(text))
    rows = Case.objects.filter(fingerprint=fingerprint(text), since__gte=since)
    if length < SHORT or (length < LONG and marks is None):
        return 0, 0
    if length < LONG:
        rows = rows.filter(visitor=marks.visitor)
    same = len(rows.order_by("-since").values_list("pk")[:100])
    own = likeness(text)
    if same or own is None:
        return same, 0
    lately = Case.objects.filter(since__gte=since, likeness__isnull=False)
    others = lately.order_by("-since").values_list("likeness", flat=True)[:LOOKED_AT]
    return 0, sum(are_near(own, other) for other in others)
