"""How the desk says when a shift is: by the clock of its place, and by which clock where that is another one."""

from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone_name
from django.utils.translation import gettext as _

from widgets.pharmacies.duty import zone_of
from widgets.pharmacies.reading import later


def hours_of(shift):
    """“24 Kasım 2026, 22:00–08:00”; the day of the end where it is not the next morning. Needs the pharmacy's place."""
    return span(shift.starts, shift.ends, shift.pharmacy.place.country)


def span(starts, ends, country):
    """From `starts` to `ends` by the clock of "BE" or "TR"."""
    zone = zone_of(country)
    first, last = starts.astimezone(zone), ends.astimezone(zone)
    until = f"{date_format(last, 'SHORT_DATE_FORMAT')} {last:%H:%M}" if later(first, last) else f"{last:%H:%M}"
    other = _("Turkish time")  # not within the f-string, where words are not collected for translation
    clock = "" if zone.key == get_default_timezone_name() else f" ({other})"
    return f"{date_format(first, 'D')} {date_format(first, 'SHORT_DATE_FORMAT')} {first:%H:%M}–{until}{clock}"
