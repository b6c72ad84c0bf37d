"""What is a person told of hours, days and kinds that were not understood?"""

from django.utils.translation import gettext as _


def words_of(refusal):
    """The words for a NotRead, in the person's language."""
    told = {
        "day": _("“%s” is no date. Write 24.11.2026."),
        "clock": _("“%s” is no time of day. Write 08:00."),
        "hours": _("“%s” are no hours. Write 20:00-08:00."),
        "kind": _("“%s” is no kind of duty: day, evening, night, weekend, holiday."),
        "equal": _("It begins and ends at %s. Say on which day it ends, or write other hours."),
        "before": _("The end (%s) lies before the beginning."),
        "long": _("It lasts longer than a week (until %s). Is the date right?"),
    }
    return told[refusal.code] % refusal.text[:60]
