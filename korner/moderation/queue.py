"""What the moderators' page shows: the cases of a list, with their things, decisions and notes, in few queries.

Nothing is counted beyond MOST_COUNTED, no list is read beyond its page: each goes on from the last case that was seen.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median

from django.core.cache import cache
from django.http import Http404
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from korner.moderation import reasons
from korner.moderation.cases import models_for
from korner.moderation.models import Case, CaseNote, Decision, State
from korner.text.numbers import whole_number

PAGE = 30
MOST_COUNTED = 999
FOLDED_FROM, FOLD_AT = 700, 500  # letters: what is longer is shown so far, the rest by a press
FOLDED_LINES = 8
MOST_PICTURES = 10
MEASURED = 2000  # the newest decisions of moderators, by which the waiting time is told
REMEMBERED = 60  # seconds for which it is
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
HIGH, SOME = 60, 30  # risk

LISTS = {
    "": gettext_lazy("Waiting"),
    "held": gettext_lazy("Set aside"),
    "decided": gettext_lazy("Decided lately"),
    "spam": gettext_lazy("Spam"),
}
SAID = {
    State.PENDING: gettext_lazy("Waits again"),
    State.HELD: gettext_lazy("Set aside"),
    State.APPROVED: gettext_lazy("Approved"),
    State.REFUSED: gettext_lazy("Refused"),
    State.SPAM: gettext_lazy("Marked as spam"),
}


@dataclass
class Entry:
    """One case as the page shows it. `head` and `rest` are the text, folded where it is long."""

    case: Case
    thing: object
    head: str = ""
    rest: str = ""
    decisions: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def kind(self):
        """What it is: "comment"."""
        return self.thing._meta.verbose_name

    @property
    def title(self):
        """What it is about."""
        return self.thing.case_title()

    @property
    def title_language(self):
        """The language of the title, "" for the desk's."""
        return self.thing.case_title_language()

    @property
    def address(self):
        """Where it stands, if it is a path of ours."""
        address = self.thing.case_address()
        return address if address.startswith("/") and not address.startswith("//") else ""

    @property
    def pictures(self):
        """[(address, words)] of the first pictures that came along."""
        return self.thing.case_pictures()[:MOST_PICTURES]

    @property
    def found(self):
        """What speaks against it, in words."""
        return reasons.found_words(self.case.reasons)

    @property
    def level(self):
        """How great the risk is: "high", "some" or ""."""
        return "high" if self.case.risk >= HIGH else "some" if self.case.risk >= SOME else ""

    @property
    def waits(self):
        """Whether nobody has decided on it."""
        return self.case.state in (State.PENDING, State.HELD)

    @property
    def age(self):
        """For how long it has been there, in words."""
        return age_in_words(self.case.since)

    @property
    def proposal(self):
        """What the first of two moderators proposes, as a sentence; "" where nobody does."""
        if not self.case.proposed:
            return ""
        who = str(self.case.proposed_by or _("Somebody"))
        return _("%(who)s proposes: %(what)s") % {"who": who, "what": PROPOSES.get(self.case.proposed, "")}

    @property
    def steps(self):
        """What was decided, newest first: (Decision, sentence)."""
        return [(one, step_in_words(one)) for one in self.decisions]


PROPOSES = {State.APPROVED: gettext_lazy("approve"), State.REFUSED: gettext_lazy("refuse")}


def age_in_words(moment):
    """How long ago `moment` was: "3 hours"."""
    now = timezone.now()
    return _("just now") if now - moment < timedelta(minutes=1) else timesince(moment, now, depth=1)


def step_in_words(decision):
    """One decision as a sentence: who, what, why."""
    who = str(decision.by or _("The house"))
    if decision.undoes_id:
        said = _("%(who)s took the decision back") % {"who": who}
    elif decision.proposes:
        said = _("%(who)s proposes: %(what)s") % {"who": who, "what": PROPOSES.get(decision.after, "")}
    else:
        said = f"{who}: {SAID[decision.after]}"
    why = reasons.why_words(decision)
    return f"{said} ({why})" if why else said


# --- lists -----------------------------------------------------------------------------------------------------------
def of(person):
    """The cases that `person` may decide on."""
    return Case.objects.of_kinds(models_for(person))


def page_of(person, name="", after=""):
    """One page of a list: ([Entry, …], where the next page begins or ""). Raises Http404 for no such place."""
    rows = of(person)
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
    rows = of(person).filter(**same).newest("since", place and (moment_of(place[0]), place[1]))
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
    return entries(found[:PAGE]), key(found[PAGE - 1]) if len(found) > PAGE else ""


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


def entries(cases):
    """The Entry of each case whose thing is still there, in the same order; each kind asks for its things in bulk."""
    numbers = defaultdict(list)
    for case in cases:
        numbers[case.kind].append(case.number)
    things = {}
    for kind, wanted in numbers.items():
        model = kind.model_class()
        if model is not None:
            things.update({(kind.pk, number): thing for number, thing in model.for_queue(wanted).items()})
    found = [Entry(case, things[case.kind_id, case.number]) for case in cases if (case.kind_id, case.number) in things]
    by_case = {entry.case.pk: entry for entry in found}
    if by_case:
        for decision in Decision.objects.filter(case__in=by_case).select_related("by"):
            by_case[decision.case_id].decisions.append(decision)
        for note in CaseNote.objects.filter(case__in=by_case).select_related("by"):
            by_case[note.case_id].notes.append(note)
    for entry in found:
        entry.head, entry.rest = folded(entry.thing.case_text())
    return found


def folded(text):
    """(what is shown, what is folded away) of a text."""
    lines = text.splitlines()
    if len(lines) > FOLDED_LINES + 2:
        cut_at = len("\n".join(lines[:FOLDED_LINES]))
    elif len(text) > FOLDED_FROM:
        cut_at = FOLD_AT
    else:
        return text, ""
    cut_at = min(cut_at, FOLDED_FROM)
    space = text.rfind(" ", cut_at - 80, cut_at)
    cut_at = space if space > 0 and len(text) > cut_at and not text[cut_at].isspace() else cut_at
    return text[:cut_at].rstrip(), text[cut_at:].strip()


# --- how much, how long ----------------------------------------------------------------------------------------------
def counts(person):
    """{"": how many wait, "held": how many are set aside}; each counted up to MOST_COUNTED + 1."""
    rows = of(person)
    return {
        name: len(rows.filter(state=state).order_by().values_list("pk")[: MOST_COUNTED + 1])
        for name, state in (("", State.PENDING), ("held", State.HELD))
    }


def count_in_words(number):
    """A number of cases as it is shown."""
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)


def how_many_wait(number):
    """The sentence about them."""
    return ngettext("%(number)s waits", "%(number)s wait", number) % {"number": count_in_words(number)}


def oldest(person):
    """Since when the one waits that has waited longest, None where nothing does."""
    rows = of(person).filter(state=State.PENDING).order_by("since").values_list("since", flat=True)
    return rows.first()


def waiting_times(person, now=None):
    """{7: seconds or None, 30: …}: the median time things waited that moderators decided on in the last so many days.

    Told by the newest MEASURED decisions, and remembered for a minute.
    """
    now = now or timezone.now()
    labels = sorted(model._meta.label_lower for model in models_for(person))
    key = "waiting-times:" + ",".join(labels)
    found = cache.get(key)
    if found is None:
        rows = of(person).filter(decided_by__isnull=False, decided_at__gte=now - timedelta(days=30))
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
