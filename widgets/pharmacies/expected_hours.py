"""When is somebody expected on duty? Each kind has its hours, in the time of the place; the desk may set others."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from widgets.pharmacies import reading

# Minutes (from, until) where the desk says nothing; an end before the beginning is the next day's.
STANDARD = {
    "day": (9 * 60, 19 * 60),
    "evening": (19 * 60, 22 * 60),
    "night": (22 * 60, 9 * 60),
    "weekend": (9 * 60, 19 * 60),
    "holiday": (9 * 60, 19 * 60),
}


def shown(hours):
    """Hours (from, until) as people read them: "22:00–09:00"."""
    return "–".join(map(reading.clock, hours))


def read(text):
    """(from, until) in minutes of hours as they are typed. Raises ValidationError."""
    try:
        begins, ends = reading.read_hours(text)
    except reading.NotRead:
        raise ValidationError(_("These are no hours; type them as “22:00–09:00”.")) from None
    if begins == ends:
        raise ValidationError(_("The end is the beginning."))
    return begins, ends
