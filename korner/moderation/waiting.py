"""How much waits for a moderator, since when, and how long things usually do. Nothing is counted beyond MOST_COUNTED."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.core.cache import cache
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.moderation.cases import cases_for, models_for
from korner.moderation.models import State

MOST_COUNTED = 999
MEASURED = 2000  # the newest decisions of moderators, by which the waiting time is told
REMEMBERED = 60  # seconds for which it is


@dataclass(frozen=True)
class Standing:
    """How much waits, each counted up to MOST_COUNTED + 1, and since when the one that has waited longest does (or None)."""

    waiting: int
    held: int
    oldest: datetime | None

    @property
    def numbers(self):
        """{name of the list: the number as it is shown}."""
        return {"": count_in_words(self.waiting), "held": count_in_words(self.held)}

    @property
    def since(self):
        """For how long the one has waited that waits longest, in words; "" where nothing waits."""
        if self.oldest is None:
            return ""
        return _("the oldest for %s") % duration_in_words((timezone.now() - self.oldest).total_seconds())

    @property
    def sentence(self):
        """How many wait, in words."""
        return ngettext("%(number)s waits", "%(number)s wait", self.waiting) % {"number": count_in_words(self.waiting)}


def standing(person):
    """How the queue of `person` stands; one query. (Undecided is what waits or is set aside.)"""
    rows = cases_for(person).filter(decided_at=None).order_by("since").values_list("state", "since")
    states = list(rows[: MOST_COUNTED + 1])
    waiting = [since for state, since in states if state == State.PENDING]
    if len(states) > MOST_COUNTED:
        return Standing(len(states), len(states) - len(waiting), waiting[0] if waiting else None)
    return Standing(len(waiting), len(states) - len(waiting), waiting[0] if waiting else None)


def count_in_words(number):
    """A number of cases as it is shown."""
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)


def waiting_times(person, now=None):
    """{7: seconds or None, 30: …}: the median time things waited that moderators decided on in the last so many days.

    Told by the newest MEASURED decisions, and remembered for a minute.
    """
    now = now or timezone.now()
    labels = sorted(model._meta.label_lower for model in models_for(person))
    key = "waiting-times:" + ",".join(labels)
    found = cache.get(key)
    if found is None:
        rows = cases_for(person).filter(decided_by__isnull=False, decided_at__gte=now - timedelta(days=30))
        waited = list(rows.order_by("-decided_at").values_list("since", "decided_at")[:MEASURED])
        found = {}
        for days in (7, 30):
            times = [(at - since).total_seconds() for since, at in waited if at >= now - timedelta(days=days)]
            found[days] = round(median(times)) if times else None
        cache.set(key, found, REMEMBERED)
    return found


def duration_in_words(seconds):
    """How long that is: "25 minutes"."""
    if seconds < 60:
        return _("less than a minute")
    now = timezone.now()
    return timesince(now - timedelta(seconds=seconds), now, depth=1)


def waited_in_words(times):
    """The sentence about the waiting times, "" where nothing was decided."""
    if times[30] is None:
        return ""
    month = _("half of all waited less than %(time)s in 30 days") % {"time": duration_in_words(times[30])}
    if times[7] is None:
        return month
    week = _("half waited less than %(time)s in 7 days") % {"time": duration_in_words(times[7])}
    longer = _("%(time)s in 30 days") % {"time": duration_in_words(times[30])}
    return f"{week}, {longer}"
