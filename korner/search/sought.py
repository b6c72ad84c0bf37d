"""What do readers look for, and what do they not find? Words, day and number are kept; who asked is never known."""

import logging
import re
import unicodedata
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count
from django.utils import timezone

from korner.search.models import Sought
from korner.text.casing import lower

log = logging.getLogger(__name__)

LONGEST = 80
PATIENCE = 200  # milliseconds that counting waits for somebody who writes, on SQLite
MOST_A_DAY = 2000  # different searches kept of a day that is over, the most sought first
# An at sign between words, or as many digits as a telephone, account or national number has, however they are grouped.
_PERSONAL = re.compile(r"\S\s?@\s?\S|(?:\d[\s./()+-]*){7}")

COUNT = """
INSERT INTO search_sought (day, language, words, times, found) VALUES (%s, %s, %s, 1, %s)
ON CONFLICT (day, language, words) DO UPDATE SET times = search_sought.times + 1, found = excluded.found
"""


def remember(words, language, found):
    """Count that `words` were sought today on a page in `language`, and that `found` things were found.

    Nothing is kept of words that may name a person's address or number, of single letters, and of long texts. Where the
    database cannot take it now, the search goes uncounted: no reader waits for a count.
    """
    words = normalised(words, language)
    if not 2 <= len(words) <= LONGEST or is_personal(words):
        return
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    try:
        with impatient(), connection.cursor() as cursor:
            cursor.execute(COUNT, [day, language, words, found])
    except DatabaseError as error:
        log.warning("a search was not counted: %s", error)


@contextmanager
def impatient():
    """On SQLite, where one writes at a time, wait for others PATIENCE and not the 20 s that a desk's save is worth."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    sqlite = connection.connection
    usual = sqlite.execute("PRAGMA busy_timeout").fetchone()[0]
    sqlite.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        sqlite.execute(f"PRAGMA busy_timeout = {usual}")


def normalised(words, language):
    """`words` (a clean line) in small letters, without what stands around them."""
    return lower(words, language).strip(" .,;:!?…\"'’«»“”()")


def is_personal(words):
    """Whether `words` look like an e-mail address, a telephone number or another long number of somebody."""
    return bool(_PERSONAL.search(unicodedata.normalize("NFKC", words)))


def forget():
    """Delete what is older than settings.SEARCH_LOG_DAYS, and of each day that is over all but the MOST_A_DAY."""
    today = timezone.localdate()
    gone, _kinds = Sought.objects.filter(day__lt=today - timedelta(days=settings.SEARCH_LOG_DAYS)).delete()
    numbers = Sought.objects.filter(day__lt=today).order_by().values("day").annotate(number=Count("pk"))
    for day in numbers.filter(number__gt=MOST_A_DAY).values_list("day", flat=True):
        that_day = Sought.objects.filter(day=day)
        kept = list(that_day.order_by("-times", "pk").values_list("pk", flat=True)[:MOST_A_DAY])
        gone += that_day.exclude(pk__in=kept).delete()[0]
    return gone
