"""Opening hours, and the public holidays that change them. Plain functions: they ask no database and no clock.

Public holidays are those of the library holidays (kept up with the law by its authors).
"""

from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def holidays_of(year, country="BE"):
    """Return {date: the library's name in its country's language} of the public holidays of a year in "BE" or "TR"."""
    return dict(holidays.country_holidays(country, years=year))


def is_holiday(day, country="BE"):
    """Whether `day` (a date) is a public holiday in "BE" or "TR"."""
    return day in holidays_of(day.year, country)
