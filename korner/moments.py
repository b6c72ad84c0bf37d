"""When is that, said to a person: "tomorrow at 06:30, Brussels time"; and which moment is meant by what was typed.

The paper's clock is Brussels'. On the last Sunday of March an hour does not exist there, on that of October one comes twice.
"""

from datetime import UTC, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

WEEK = 6  # days within which the day of the week says enough


def moment_of(typed):
    """The aware moment meant by a naive Brussels time; an hour that comes twice is the first of the two.

    Raises ValidationError, in words, for a time that the clocks leave out.
    """
    zone = timezone.get_default_timezone()
    moment = typed.replace(tzinfo=zone, fold=0)
    if back_again(moment).replace(tzinfo=None) != typed.replace(tzinfo=None, fold=0):
        clock, next_hour = (time_format(part.time(), "TIME_FORMAT") for part in (typed, back_again(moment)))
        raise ValidationError(
            _("%(time)s does not exist on this day: the clocks go forward. Choose %(later)s, for example."),
            code="no_such_time",
            params={"time": clock, "later": next_hour},
        )
    return moment


def back_again(moment):
    """The moment as the clocks of Brussels really show it."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def comes_twice(local):
    """Whether the clocks show this time of day twice on its day."""
    return local.replace(fold=0).utcoffset() > local.replace(fold=1).utcoffset()


def said(moment, now=None):
    """`moment` in words as seen from `now`, with its zone, e.g. "demain à 6 h 30, heure de Bruxelles"."""
    zone = timezone.get_default_timezone()
    local, today = moment.astimezone(zone), (now or timezone.now()).astimezone(zone).date()
    words = {"time": hour(local), "day": day(local, today)}
    days = (local.date() - today).days
    if days == 0:
        text = _("today at %(time)s, Brussels time")
    elif days == 1:
        text = _("tomorrow at %(time)s, Brussels time")
    elif days == -1:
        text = _("yesterday at %(time)s, Brussels time")
    else:
        text = _("%(day)s at %(time)s, Brussels time")
    return text % words


def hour(local):
    """The time of day as it is said: "6 h 30", "06.30"; of an hour that comes twice, which of the two."""
    french = get_language() == "fr"
    # No nought before the hour in a French sentence, and none after it.
    words = date_format(local, "G\u00a0\\h\u00a0i" if local.minute else "G\u00a0\\h") if french else None
    words = words or time_format(local.time(), "TIME_FORMAT")
    if not comes_twice(local):
        return words
    return (_("%s (summer time)") if local.fold == 0 else _("%s (winter time)")) % words


def day(local, today):
    """The day as it is said: with its name while it is near, with its year when it is another's."""
    near = timedelta(0) < local.date() - today <= timedelta(days=WEEK)
    form = "j F" if local.year == today.year else "j F Y"  # the same in all our languages
    words = date_format(local, form)
    if get_language() == "fr" and words.startswith("1 "):
        words = f"1er{words[1:]}"
    if near:
        return _("%(weekday)s %(day)s") % {"weekday": date_format(local, "l"), "day": words}
    return words
