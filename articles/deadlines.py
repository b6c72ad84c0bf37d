"""When must a reply be printed, and was it asked for in time? (Belgian law of 23 June 1961, articles 1 and 4)"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

WORKING_DAYS = 2
MONTHS_TO_ASK = 3


def easter(year):
    """Easter Sunday of `year` in the Gregorian calendar (Gauss's rule as Butcher wrote it down)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year):
    """The ten public holidays of Belgium in `year`."""
    sunday = easter(year)
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))}
    return fixed | {sunday + timedelta(days=days) for days in (1, 39, 50)}


def counts(day):
    """Whether `day` is one that the law counts: no Sunday, no public holiday."""
    return day.isoweekday() != 7 and day not in public_holidays(day.year)


def last_moment_for(received_at):
    """The last moment (aware, Brussels) at which a reply received at `received_at` is printed in time.

    Two days after the one on which it came, Sundays and public holidays not counted. A site has no next issue to wait for.
    """
    day, left = timezone.localtime(received_at).date(), WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= counts(day)
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def asked_in_time(published_at, received_at):
    """Whether the request came within three months of the story; True for a story without a date."""
    if published_at is None:
        return True
    out = timezone.localtime(published_at).date()
    month = out.month + MONTHS_TO_ASK
    year, month = out.year + (month - 1) // 12, (month - 1) % 12 + 1
    # The same day three months on; the last of a shorter month.
    following = date(year + month // 12, month % 12 + 1, 1)
    last = min(date(year, month, 1) + timedelta(days=out.day - 1), following - timedelta(days=1))
    return timezone.localtime(received_at).date() <= last
