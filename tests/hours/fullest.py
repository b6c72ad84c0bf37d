"""The most that opening hours can be: every day another, with as many windows as there may be, and all special days."""

from datetime import date, timedelta

from korner.hours import MOST_SPECIAL, MOST_WINDOWS, Hours, hours_of


def windows(minute, number=MOST_WINDOWS):
    """Windows of two digits on either side of every colon, no two days alike."""
    return tuple((600 + 100 * one + minute, 650 + 100 * one + minute) for one in range(number))


def fullest() -> Hours:
    """Hours with which nothing more can be said."""
    special = {date(2026, 12, 1) + timedelta(days=number): windows(number % 40) for number in range(MOST_SPECIAL)}
    return hours_of([windows(day) for day in range(7)], windows(9), special)
