"""The directory's words that do not stand in templates."""

from django.utils.translation import gettext_lazy

from korner.hours import BadHours

# What is offered at firms, in the order of korner.spoken.
LANGUAGES_SPOKEN = ("tr", "fr", "nl", "en", "de", "ar", "ku")
MOST_SAID = 60

BAD_HOURS = {
    "shape": gettext_lazy("These hours could not be read."),
    "time": gettext_lazy("“%(where)s” is not a time from one hour to another. Write 09:00-18:00, for example."),
    "empty": gettext_lazy("“%(where)s” ends when it begins. For the whole day write 24h."),
    "overlap": gettext_lazy("Two of the times overlap (%(where)s)."),
    "date": gettext_lazy("“%(where)s” is no day of the calendar."),
    "many": gettext_lazy("These are more times than a firm has. Please shorten them."),
    "word": gettext_lazy("“%(where)s” was not understood. Write days and times, for example: mon-fri 9-18; sat 10-16"),
    "day": gettext_lazy("Which day is meant in “%(where)s”? Please write the days in full."),
    "no_time": gettext_lazy("“%(where)s” needs its times, or “closed”."),
    "no_day": gettext_lazy("“%(where)s” needs its days, for example: mon-fri 9-18"),
}


def why(refusal: BadHours):
    """What a BadHours says to a person."""
    words = str(BAD_HOURS.get(refusal.code, BAD_HOURS["shape"]))
    return words % {"where": refusal.where[:MOST_SAID]}
