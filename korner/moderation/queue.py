"""The lists of the moderators' page, each read as far as its page: the next one goes on from the last case that was seen."""

from datetime import UTC, datetime, timedelta

from django.http import Http404
from django.utils.translation import gettext_lazy

from korner.moderation.cases import cases_for
from korner.moderation.entries import entries_of
from korner.moderation.models import State
from korner.text.numbers import whole_number

PAGE = 30
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LISTS = {
    "": gettext_lazy("Waiting"),
    "held": gettext_lazy("Set aside"),
    "decided": gettext_lazy("Decided lately"),
    "spam": gettext_lazy("Spam"),
}


def page_of(person, name="", after=""):
    """One page of a list: ([Entry, …], where the next page begins or ""). Raises Http404 for no such place."""
    rows = cases_for(person)
    if name in ("", "held"):
        place = place_of(after, 3)
        place = place and (place[0], moment_of(place[1]), place[2])
        return cut(rows.filter(state=State.HELD if name else State.PENDING).by_risk(place), by_risk)
    place = place_of(after, 2)
    rows = rows.filter(state=State.SPAM) if name == "spam" else rows.filter(decided_at__isnull=False)
    return cut(rows.newest("decided_at", place and (moment_of(place[0]), place[1])), by_decision)


def of_writer(person, case, by, after=""):
    """One page of what came from the same hand as `case`, newest first. `by`: name, visitor, address or network."""
    place = place_of(after, 2)
    same = {by: getattr(case, by)} | ({} if by == "name" else {"key_month": case.key_month})
    rows = cases_for(person).filter(**same).newest("since", place and (moment_of(place[0]), place[1]))
    return cut(rows, by_age)


def by_risk(case):
    """The place of a case among those that wait."""
    return f"{case.risk}-{number_of(case.since)}-{case.pk}"


def by_decision(case):
    """Its place among those decided."""
    return f"{number_of(case.decided_at)}-{case.pk}"


def by_age(case):
    """Its place among those of one hand."""
    return f"{number_of(case.since)}-{case.pk}"


def cut(rows, key):
    """The first page of `rows`, and the key of its last case where more follow."""
    found = list(rows.select_related("kind", "decided_by", "proposed_by")[: PAGE + 1])
    return entries_of(found[:PAGE]), key(found[PAGE - 1]) if len(found) > PAGE else ""


def place_of(text, parts):
    """The whole numbers of a place in a list ("70-1700000000000000-12"), None for its beginning."""
    if not text:
        return None
    numbers = [whole_number(part) for part in text.split("-")]
    if len(numbers) != parts or None in numbers:
        raise Http404
    return numbers


def number_of(moment):
    """A moment as a whole number."""
    return (moment - EPOCH) // MICROSECOND


def moment_of(number):
    """The moment behind such a number. Raises Http404 for none of ours."""
    try:
        return EPOCH + number * MICROSECOND
    except OverflowError:
        raise Http404 from None
